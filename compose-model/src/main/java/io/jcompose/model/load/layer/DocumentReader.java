package io.jcompose.model.load.layer;

import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlDocument;
import io.jcompose.model.source.YamlProblem;
import io.jcompose.model.source.YamlProblem.Stage;
import io.jcompose.model.source.YamlReader;
import io.jcompose.model.source.YamlSyntaxException;
import org.jspecify.annotations.Nullable;

/** Phase 1: reads the documents of a file, and words what is wrong with them. */
final class DocumentReader {
    private final SourceText file;
    private final Diagnostics diagnostics;
    private final YamlReader reader;
    private final boolean named;
    private boolean first = true;

    /**
     * @param named whether docker compose does not look into the file for the project's name before it reads it; that
     *              look stops at the first document and words problems without the file's name
     */
    DocumentReader(SourceText file, Diagnostics diagnostics, boolean named) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.reader = new YamlReader(file);
        this.named = named;
    }

    /** Returns the next document, null at the end. */
    @Nullable
    YamlDocument next() {
        YamlDocument document;
        try {
            document = reader.next();
        } catch (YamlSyntaxException broken) {
            report(broken.problem());
            diagnostics.stopOnErrors();
            return null;
        }
        if (document == null) return null;
        for (YamlProblem problem : document.problems()) if (problem.stage() != Stage.KEYS) report(problem);
        for (YamlProblem problem : document.problems()) if (problem.stage() == Stage.KEYS) report(problem);
        diagnostics.stopOnErrors();
        first = false;
        return document;
    }

    private void report(YamlProblem problem) {
        diagnostics.add(problem.diagnostic(sentence(problem)));
    }

    private String sentence(YamlProblem problem) {
        boolean early = first && !named;
        return switch (problem.stage()) {
            case SYNTAX -> early ? problem.sentence() : inFile(problem);
            case TOP_LEVEL_KEYS -> early ? "yaml: unmarshal errors:\n  " + problem.sentence() : inFile(problem);
            case TREE -> inFile(problem);
            case KEYS -> problem.sentence();
        };
    }

    private String inFile(YamlProblem problem) {
        return "failed to parse " + file.name() + ": " + problem.sentence();
    }
}
