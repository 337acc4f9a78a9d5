package io.jcompose.cli.command.config;

import io.jcompose.model.consistency.ContainerNames;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.LoadedProject;
import io.jcompose.model.load.ProjectLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that there is to say about a project.
 *
 * @param diagnostics errors, the gravest cause first, then warnings
 * @param failure     what {@code config} fails with; empty when it does not
 */
record Findings(List<Diagnostic> diagnostics, Optional<ComposeException> failure) {
    Findings {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Loads and checks as {@code config} does. */
    static Findings of(ProjectLoader loader, LoadRequest request) {
        try {
            return request.options().interpolate() ? ofProject(loader, request) : ofModel(loader, request);
        } catch (InvalidProjectException invalid) {
            var all = new ArrayList<>(invalid.diagnostics());
            all.addAll(invalid.laterWarnings());
            return new Findings(all, Optional.of(invalid));
        } catch (ComposeException failure) {
            Diagnostic only = Diagnostic.error("", failure.getMessage());
            return new Findings(List.of(failure.hint().map(only::withHint).orElse(only)), Optional.of(failure));
        }
    }

    private static Findings ofProject(ProjectLoader loader, LoadRequest request) {
        LoadedProject loaded = loader.load(request);
        List<Diagnostic> problems = request.options().checkConsistency()
                ? ContainerNames.check(loaded.project(), loaded.model())
                : List.of();
        if (problems.isEmpty()) return new Findings(loaded.warnings(), Optional.empty());
        var all = new ArrayList<>(problems);
        all.addAll(loaded.warnings());
        return new Findings(all, Optional.of(new InvalidProjectException(all)));
    }

    private static Findings ofModel(ProjectLoader loader, LoadRequest request) {
        return new Findings(loader.loadModel(request).warnings(), Optional.empty());
    }
}
