package io.jcompose.model.load.recovery;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.SourceLocation;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes values that are wrong out of a document. */
final class Pruning {
    static final Mapping EMPTY = Mapping.of(Origin.IMPLIED, new LinkedHashMap<>());

    private final List<Place> places = new ArrayList<>();
    private final Names names;

    /** What becomes of a service or a resource that is wrong as a whole. */
    private enum Names {
        /** It stays when it is a mapping, else with nothing in it. */
        WITH_CONTENT,
        /** It stays with nothing in it. */
        WITHOUT_CONTENT,
        /** It is taken out. */
        NONE
    }

    /** A path, and the place in the text when the path does not tell which item of a list is meant. */
    private record Place(String pattern, Optional<SourceLocation> item) {
        static Place of(Diagnostic error) {
            String pattern = PathText.plain(error.path());
            return new Place(pattern, pattern.contains(PathText.ANY) ? error.at() : Optional.empty());
        }

        boolean means(String path, YamlNode node) {
            if (!PathText.matches(pattern, path)) return false;
            return item.isEmpty() || node.origin().location().equals(item);
        }
    }

    private Pruning(List<Diagnostic> errors, Names names) {
        this.names = names;
        for (Diagnostic error : errors) if (!error.path().isEmpty()) places.add(Place.of(error));
    }

    /** Returns the document without these values; services and resources stay, with nothing in them if need be. */
    static Mapping soft(Mapping document, List<Diagnostic> errors) {
        return new Pruning(errors, Names.WITH_CONTENT).mapping(document, "", 0);
    }

    /** Returns the document without these values; a service or a resource that is wrong stays, with nothing in it. */
    static Mapping firm(Mapping document, List<Diagnostic> errors) {
        return new Pruning(errors, Names.WITHOUT_CONTENT).mapping(document, "", 0);
    }

    /** Returns the document without these values. */
    static Mapping hard(Mapping document, List<Diagnostic> errors) {
        return new Pruning(errors, Names.NONE).mapping(document, "", 0);
    }

    /** Returns whether a path leads to a service or a resource with content that can be judged on its own. */
    static boolean isNamedMapping(Mapping document, String path) {
        int dot = path.indexOf('.');
        if (path.indexOf('.', dot + 1) >= 0 || !(document.get(path.substring(0, dot)) instanceof Mapping section)) {
            return false;
        }
        return section.get(path.substring(dot + 1)) instanceof Mapping;
    }

    /** Returns the error with the index of the item that it is about, when its path does not tell but its place does. */
    static Diagnostic withIndex(Mapping document, Diagnostic error) {
        String pattern = PathText.plain(error.path());
        int any = pattern.indexOf("." + PathText.ANY);
        if (any < 0 || error.at().isEmpty() || pattern.indexOf("." + PathText.ANY, any + 1) >= 0) return error;
        @Nullable
        YamlNode node = document;
        for (String key : pattern.substring(0, any).split("\\.", -1)) {
            node = node instanceof Mapping mapping ? mapping.get(key) : null;
        }
        if (!(node instanceof Sequence list)) return error;
        for (int i = 0; i < list.items().size(); i++) {
            if (!list.items().get(i).origin().location().equals(error.at())) continue;
            String rest = pattern.substring(any + 1 + PathText.ANY.length());
            return error.withPath(pattern.substring(0, any) + "[" + i + "]" + rest);
        }
        return error;
    }

    private Mapping mapping(Mapping mapping, String path, int depth) {
        var kept = new LinkedHashMap<String, Entry>();
        for (Entry entry : mapping.entries().values()) {
            String below = path.isEmpty() ? entry.key() : path + "." + entry.key();
            if (!isWrong(below, entry.value())) {
                kept.put(entry.key(), entry.withValue(node(entry.value(), below, depth + 1)));
            } else if (depth == 1 && names != Names.NONE) {
                boolean content = names == Names.WITH_CONTENT && entry.value() instanceof Mapping;
                YamlNode stays = content
                        ? node(entry.value(), below, depth + 1)
                        : placeholder(path, entry.value().origin());
                kept.put(entry.key(), entry.withValue(stays));
            }
        }
        return mapping.withEntries(kept);
    }

    /** Returns the least that may stand for a service or a resource. */
    private static Mapping placeholder(String section, Origin origin) {
        var entries = new LinkedHashMap<String, Entry>();
        if (section.equals("models")) entries.put("model", Entry.implied("model", Scalar.text("")));
        return Mapping.of(origin, entries);
    }

    private YamlNode node(YamlNode node, String path, int depth) {
        return switch (node) {
            case Mapping mapping -> mapping(mapping, path, depth);
            case Sequence list -> {
                var kept = new ArrayList<YamlNode>();
                for (int i = 0; i < list.items().size(); i++) {
                    String below = path + "." + i;
                    YamlNode item = list.items().get(i);
                    if (!isWrong(below, item)) kept.add(node(item, below, depth + 1));
                }
                yield new Sequence(list.origin(), kept, list.directive());
            }
            case Scalar scalar -> scalar;
        };
    }

    private boolean isWrong(String path, YamlNode node) {
        for (Place place : places) if (place.means(path, node)) return true;
        return false;
    }
}
