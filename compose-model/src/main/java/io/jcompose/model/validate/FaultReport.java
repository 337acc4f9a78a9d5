package io.jcompose.model.validate;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Severity;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns mistakes into diagnostics: docker compose's sentence, the place in the text, and a hint. */
final class FaultReport {
    private final YamlNode.Mapping document;
    private final String file;

    FaultReport(YamlNode.Mapping document, String file) {
        this.document = document;
        this.file = file;
    }

    /** Returns a diagnostic per mistake; the first is the one that docker compose names, others follow the text. */
    List<Diagnostic> of(List<Fault> faults) {
        var reported = new ArrayList<Reported>();
        for (Fault fault : faults) report(reported, fault);
        reported.sort(Comparator.comparingInt((Reported one) -> one.file.equals(file) ? 0 : 1)
                .thenComparing(one -> one.file)
                .thenComparingInt(one -> one.line)
                .thenComparingInt(one -> one.column));
        int first = 0;
        for (int i = 1; i < reported.size(); i++) {
            if (reported.get(i).specificity > reported.get(first).specificity) first = i;
        }
        var diagnostics = new ArrayList<Diagnostic>();
        if (!reported.isEmpty()) diagnostics.add(reported.remove(first).diagnostic);
        for (Reported one : reported) diagnostics.add(one.diagnostic);
        return diagnostics;
    }

    private record Reported(Diagnostic diagnostic, int specificity, String file, int line, int column) {}

    private void report(List<Reported> reported, Fault fault) {
        SchemaError error = fault.error();
        if (!error.keyword().equals("additionalProperties")) {
            add(reported, fault, error.path(), valueOrigin(error.path()), FaultWording.sentence(fault, document));
            return;
        }
        // One place and one hint per name; the sentence of the first carries them all.
        boolean first = true;
        for (String name : fault.properties()) {
            Fault one = fault.with(List.of(name));
            var path = new ArrayList<>(error.path());
            path.add(name);
            add(reported, one, path, keyOrigin(path), FaultWording.sentence(first ? fault : one, document));
            first = false;
        }
    }

    private void add(List<Reported> reported, Fault fault, List<String> path, Origin origin, String sentence) {
        SchemaError error = fault.error();
        var diagnostic = new Diagnostic(
                Severity.ERROR, FaultWording.modelPath(path), "validating " + file + ": " + sentence,
                origin.location(), FaultHints.of(fault, document),
                origin.location().isPresent() ? Optional.of(origin.source().line(origin.line())) : Optional.empty());
        reported.add(new Reported(
                diagnostic, error.specificity(), origin.source().name(), origin.line(), origin.column()));
    }

    /** Returns where a value was written, or its key, or the nearest thing around it that was. */
    private Origin valueOrigin(List<String> path) {
        Origin found = document.origin();
        @Nullable
        YamlNode node = document;
        for (String step : path) {
            if (node instanceof YamlNode.Mapping mapping) {
                YamlNode.Entry entry = mapping.entries().get(step);
                if (entry == null) return found;
                if (entry.keyAt().line() > 0) found = entry.keyAt();
                node = entry.value();
            } else {
                node = FaultWording.child(node, step);
                if (node == null) return found;
            }
            if (node.origin().line() > 0 && !(node instanceof YamlNode.Mapping)) found = node.origin();
        }
        return found;
    }

    private Origin keyOrigin(List<String> path) {
        @Nullable
        YamlNode parent = FaultWording.at(document, path.subList(0, path.size() - 1));
        if (parent instanceof YamlNode.Mapping mapping) {
            YamlNode.Entry entry = mapping.entries().get(path.getLast());
            if (entry != null && entry.keyAt().line() > 0) return entry.keyAt();
        }
        return valueOrigin(path);
    }
}
