package io.jcompose.model.explain;

import io.jcompose.model.diagnostic.SourceLocation;
import io.jcompose.model.load.TracedProject;
import io.jcompose.model.load.dotenv.Dotenv;
import io.jcompose.model.load.interpolate.VariableUse;
import io.jcompose.model.load.trace.LoadTrace;
import io.jcompose.model.source.SourceFiles;
import io.jcompose.model.source.YamlNode.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out who gave variables their values. */
final class VariableSources {
    private static final String PROJECT_NAME = "COMPOSE_PROJECT_NAME";

    private final TracedProject project;
    private final Map<String, Map<String, Integer>> files = new HashMap<>();

    VariableSources(TracedProject project) {
        this.project = project;
    }

    /** Returns the variables of a text with {@code $}, looked up among these. */
    List<ExplainedVariable> of(String template, Map<String, String> variables) {
        var found = new ArrayList<ExplainedVariable>();
        for (VariableUse use : VariableUse.in(Scalar.text(template))) {
            if (use.name().isEmpty()) continue;
            String value = variables.get(use.name());
            boolean emptyCounts = template.contains("{" + use.name() + ":");
            boolean missing = value == null || emptyCounts && value.isEmpty();
            ExplainedVariable explained = one(use.name(), value == null ? "" : value, variables);
            if (missing && !use.defaultValue().isEmpty()) {
                found.add(new ExplainedVariable(use.name(), Optional.ofNullable(value),
                        ExplainedVariable.Source.DEFAULT, Optional.empty(), Optional.of(use.defaultValue())));
            } else if (value == null) {
                found.add(new ExplainedVariable(use.name(), Optional.empty(), ExplainedVariable.Source.UNSET,
                        Optional.empty(), Optional.empty()));
            } else {
                found.add(explained);
            }
        }
        return found;
    }

    /** Returns a variable that is set among the variables of the whole project. */
    Optional<ExplainedVariable> ofProject(String name) {
        String value = project.location().environment().get(name);
        return value == null
                ? Optional.empty()
                : Optional.of(one(name, value, project.location().environment()));
    }

    private ExplainedVariable one(String name, String value, Map<String, String> variables) {
        Optional<LoadTrace.Variables> included = project.trace().variables(variables);
        if (included.isPresent()) {
            if (included.get().around().containsKey(name)) return one(name, value, included.get().around());
            List<String> weakestFirst = included.get().files();
            for (int i = weakestFirst.size() - 1; i >= 0; i--) {
                Optional<SourceLocation> at = in(weakestFirst.get(i), name);
                if (at.isPresent()) return given(name, value, ExplainedVariable.Source.ENV_FILE, at);
            }
        }
        boolean process = project.request().environment().containsKey(name);
        if (!process) {
            for (Path file : project.location().variableFiles()) {
                Optional<SourceLocation> at = in(file.toString(), name);
                if (at.isPresent()) return given(name, value, ExplainedVariable.Source.ENV_FILE, at);
            }
            if (name.equals(PROJECT_NAME)) {
                return given(name, value, ExplainedVariable.Source.PROJECT_NAME, Optional.empty());
            }
        }
        return given(name, value, ExplainedVariable.Source.PROCESS, Optional.empty());
    }

    private static ExplainedVariable given(
            String name, String value, ExplainedVariable.Source source, Optional<SourceLocation> at) {
        return new ExplainedVariable(name, Optional.of(value), source, at, Optional.empty());
    }

    /** Returns the place of a variable in a file of variables. */
    Optional<SourceLocation> in(String file, String name) {
        Integer line = files.computeIfAbsent(file, VariableSources::lines).get(name);
        return line == null ? Optional.empty() : Optional.of(new SourceLocation(file, line, 1));
    }

    private static Map<String, Integer> lines(String file) {
        try {
            return Dotenv.lines(SourceFiles.text(file));
        } catch (SourceFiles.UnreadableException gone) {
            return Map.of();
        }
    }
}
