package io.jcompose.model.load.bind;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.Origin;
import java.util.ArrayList;
import java.util.List;

/** Collects what cannot be bound. */
final class Problems {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    void add(Place place, Origin origin, String message) {
        var diagnostic = Diagnostic.error(
                place.modelPath(),
                "decoding failed due to the following error(s):\n\n'" + place.decoderPath() + "' " + message);
        diagnostics.add(origin.locate(diagnostic));
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
