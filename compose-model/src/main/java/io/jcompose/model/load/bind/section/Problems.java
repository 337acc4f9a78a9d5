package io.jcompose.model.load.bind.section;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what cannot be bound. */
public final class Problems {
    private static final String HEAD = "decoding failed due to the following error(s):\n\n";

    private final List<Diagnostic> found = new ArrayList<>();

    public void add(Place place, Origin origin, String message) {
        Diagnostic diagnostic = Diagnostic.error(place.modelPath(), "'" + place.decoderPath() + "' " + message);
        Optional<String> hint = hint(message);
        if (hint.isPresent()) diagnostic = diagnostic.withHint(hint.get());
        found.add(origin.locate(diagnostic));
    }

    private static Optional<String> hint(String message) {
        if (message.startsWith("time: ")) return Optional.of("write a duration such as 30s or 1m30s");
        if (message.startsWith("invalid suffix") || message.startsWith("invalid size")) {
            return Optional.of("write a size such as 512k, 64m or 2g");
        }
        if (message.startsWith("invalid command line")) return Optional.of("a quote is not closed");
        return Optional.empty();
    }

    /** Returns what was found, sorted. */
    public List<Diagnostic> diagnostics() {
        var sorted = new ArrayList<>(found);
        sorted.sort((one, other) -> one.message().compareTo(other.message()));
        return sorted;
    }

    /** Returns these diagnostics as docker compose tells them: all in one message, which the first one carries. */
    public static List<Diagnostic> inOneMessage(List<Diagnostic> problems) {
        if (problems.isEmpty()) return problems;
        var sorted = new ArrayList<>(problems);
        var whole = new StringBuilder(HEAD);
        for (int i = 0; i < sorted.size(); i++) whole.append(i == 0 ? "" : "\n").append(sorted.get(i).message());
        Diagnostic first = sorted.get(0);
        sorted.set(0, new Diagnostic(
                first.severity(), first.path(), whole.toString(), first.at(), first.hint(), first.sourceLine()));
        return sorted;
    }
}
