package io.jcompose.model.load.recovery;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.diagnostic.NearMiss;
import io.jcompose.model.diagnostic.Severity;
import io.jcompose.model.source.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The places of a project that were found wrong. A phase that found errors is followed by the next one all the same, on
 * a document without these places; errors that only follow from others are taken back. Costs a comparison per phase as
 * long as there are no errors. Not thread-safe: one load owns it.
 */
public final class BrokenPlaces {
    private static final int MOST_ROUNDS = 20;

    private final Diagnostics diagnostics;
    private final List<String> places = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private final List<String> known = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private int looked;
    private int errors;
    private boolean incomplete;

    /**
     * @param diagnostics where phases put what they find
     */
    public BrokenPlaces(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Ends a phase that leaves no document behind. */
    public void endPhase() {
        fresh(null);
    }

    /** Ends a phase: returns the document without what the phase found wrong; the same object when that is nothing. */
    public Mapping endPhase(Mapping document) {
        List<Diagnostic> fresh = fresh(document);
        return fresh.isEmpty() ? document : Pruning.soft(document, fresh);
    }

    /** Ends a phase that held the document against its shape, and returns a document that has it. */
    public Mapping endShapePhase(Mapping document, Function<Mapping, List<Diagnostic>> check) {
        List<Diagnostic> fresh = fresh(document);
        if (fresh.isEmpty()) return document;
        Mapping pruned = Pruning.soft(document, fresh);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Diagnostic> rest = check.apply(pruned);
            if (rest.isEmpty()) return pruned;
            for (Diagnostic error : rest) places.add(PathText.listOf(PathText.plain(error.path())));
            pruned = round == 0 ? Pruning.firm(pruned, rest) : Pruning.hard(pruned, rest);
        }
        incomplete = true;
        return Pruning.EMPTY;
    }

    /** Returns the errors that the phase found and that stand for themselves. */
    private List<Diagnostic> fresh(@Nullable Mapping document) {
        diagnostics.endPhase();
        if (diagnostics.errorCount() == errors) {
            looked = diagnostics.size();
            places.addAll(known);
            known.clear();
            return List.of();
        }
        List<Diagnostic> found = diagnostics.since(looked);
        var kept = new ArrayList<Diagnostic>();
        var fresh = new ArrayList<Diagnostic>();
        var before = List.copyOf(places);
        var namedBefore = Set.copyOf(named);
        for (Diagnostic diagnostic : found) {
            boolean error = diagnostic.severity() == Severity.ERROR;
            if (error && (follows(diagnostic, before, namedBefore) || !told.add(cause(diagnostic)))) continue;
            if (!error) {
                kept.add(diagnostic);
                continue;
            }
            Diagnostic exact = document == null ? diagnostic : Pruning.withIndex(document, diagnostic);
            kept.add(exact);
            fresh.add(exact);
            note(diagnostic, document);
        }
        diagnostics.replaceSince(looked, kept);
        looked = diagnostics.size();
        errors = diagnostics.errorCount();
        places.addAll(known);
        known.clear();
        return fresh;
    }

    /** Says that parts of the project could not be read, so that nobody can say what is missing from it. */
    public void setIncomplete() {
        incomplete = true;
    }

    /** Returns whether parts of the project could not be read. */
    public boolean isIncomplete() {
        return incomplete;
    }

    /** Returns whether anything is wrong so far. */
    public boolean any() {
        return diagnostics.hasErrors();
    }

    /** Notes a place that later phases will find wrong because of what the current one found. */
    public void add(String path) {
        known.add(PathText.plain(path));
    }

    private void note(Diagnostic error, @Nullable Mapping document) {
        String place = PathText.listOf(PathText.plain(error.path()));
        if (place.isEmpty()) return;
        if (place.indexOf('.') < 0) {
            if (place.equals("name")) places.add(place);
            else incomplete = true;
            return;
        }
        if (document != null && Pruning.isNamedMapping(document, place)) named.add(place);
        else places.add(place);
        String parent = place.substring(0, place.lastIndexOf('.'));
        String meant = error.hint().flatMap(NearMiss::meant).orElse("");
        if (givesImage(place.substring(parent.length() + 1)) || givesImage(meant)) places.add(parent + ".image");
    }

    /** Says whether a service without this attribute may be one without an image. */
    private static boolean givesImage(String attribute) {
        return switch (attribute) {
            case "extends", "image", "build", "provider" -> true;
            default -> false;
        };
    }

    private static boolean follows(Diagnostic error, List<String> broken, Set<String> named) {
        String path = PathText.listOf(PathText.plain(error.path()));
        if (path.indexOf('.') < 0) return broken.contains(path);
        if (named.contains(path)) return true;
        for (String place : broken) if (PathText.oneLeadsToTheOther(place, path)) return true;
        return false;
    }

    /** One mistake in the text may show up in several services: those that extend it, or share it through an alias. */
    private static String cause(Diagnostic error) {
        String path = PathText.plain(error.path());
        int name = path.indexOf('.');
        int rest = name < 0 ? -1 : path.indexOf('.', name + 1);
        String inside = rest < 0 ? path : path.substring(rest);
        return error.at().isEmpty()
                ? path + "\n" + error.message()
                : error.at().get() + "\n" + (rest < 0 ? path + "\n" + error.message() : inside + kind(error, path));
    }

    /** Errors at one place and path are told apart by their sentences, but for the names of services in these. */
    private static String kind(Diagnostic error, String path) {
        String service = path.split("\\.", -1)[1];
        return "\n" + error.message().replace(service, "*");
    }
}
