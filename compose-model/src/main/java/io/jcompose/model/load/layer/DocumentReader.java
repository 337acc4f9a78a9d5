package io.jcompose.model.load.layer;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.load.recovery.BrokenPlaces;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.source.yaml.ScalarResolver;
import io.jcompose.model.source.yaml.YamlDocument;
import io.jcompose.model.source.yaml.YamlProblem;
import io.jcompose.model.source.yaml.YamlProblem.Stage;
import io.jcompose.model.source.yaml.YamlSyntaxException;
import io.jcompose.model.source.yaml.YamlText;
import org.jspecify.annotations.Nullable;

/** Phase 1: reads the documents of a file, and words what is wrong with them. */
final class DocumentReader {
    private final YamlText file;
    private final Diagnostics diagnostics;
    private final BrokenPlaces broken;
    private final boolean named;
    private int index;

    /**
     * @param named whether docker compose does not look into the file for the project's name before it reads it; that
     *              look stops at the first document and words problems without the file's name
     */
    DocumentReader(YamlText file, LoadSession session, boolean named) {
        this.file = file;
        this.diagnostics = session.diagnostics();
        this.broken = session.broken();
        this.named = named;
    }

    /** Looks into the first document for the project's name, as docker compose does before it reads any file. */
    void lookForName() {
        try {
            YamlDocument first = file.document(0);
            if (first == null) return;
            for (YamlProblem problem : first.problems()) if (problem.stage() == Stage.TOP_LEVEL_KEYS) report(problem);
            unmarshal(first.root());
        } catch (YamlSyntaxException wrong) {
            if (wrong.problem().stage() == Stage.SYNTAX) report(wrong.problem());
        }
        broken.endPhase();
    }

    /** Returns the next document, null at the end and when no more can be read. */
    @Nullable
    YamlDocument next() {
        YamlDocument document;
        try {
            document = file.document(index);
        } catch (YamlSyntaxException wrong) {
            report(wrong.problem());
            broken.endPhase();
            broken.setIncomplete();
            return null;
        }
        if (document == null) return null;
        for (YamlProblem problem : document.problems()) if (problem.stage() != Stage.KEYS) report(problem);
        for (YamlProblem problem : document.problems()) if (problem.stage() == Stage.KEYS) report(problem);
        boolean readable = index > 0 || named || unmarshal(document.root());
        YamlNode root = document.root() instanceof Mapping mapping ? broken.endPhase(mapping) : document.root();
        broken.endPhase();
        index++;
        if (readable) return new YamlDocument(root, document.resets(), document.problems());
        broken.setIncomplete();
        return null;
    }

    private void report(YamlProblem problem) {
        diagnostics.add(problem.diagnostic(sentence(problem)));
    }

    /** The look for the project's name wants a mapping, and a single value as its name; false without a mapping. */
    private boolean unmarshal(YamlNode root) {
        boolean none = root instanceof Scalar scalar && scalar.isNull();
        if (!(root instanceof Mapping mapping)) {
            if (!none) cannotUnmarshal(root, "", "cli.named");
            return none;
        }
        YamlNode name = mapping.get("name");
        if (name != null && !(name instanceof Scalar)) cannotUnmarshal(name, "name", "string");
        return true;
    }

    private void cannotUnmarshal(YamlNode node, String path, String type) {
        String what = switch (node) {
            case Mapping mapping -> "!!map";
            case Sequence sequence -> "!!seq";
            case Scalar scalar -> ScalarResolver.shortTag(scalar.type()) + " `"
                    + (scalar.text().length() > 10 ? scalar.text().substring(0, 7) + "..." : scalar.text()) + "`";
        };
        diagnostics.add(node.origin().locate(Diagnostic.error(path, "yaml: unmarshal errors:\n  line "
                + node.origin().line() + ": cannot unmarshal " + what + " into " + type)));
    }

    private String sentence(YamlProblem problem) {
        boolean early = index == 0 && !named;
        return switch (problem.stage()) {
            case SYNTAX -> early ? problem.sentence() : inFile(problem);
            case TOP_LEVEL_KEYS -> early ? "yaml: unmarshal errors:\n  " + problem.sentence() : inFile(problem);
            case TREE -> inFile(problem);
            case KEYS -> problem.sentence();
        };
    }

    private String inFile(YamlProblem problem) {
        return "failed to parse " + file.source().name() + ": " + problem.sentence();
    }
}
