package io.jcompose.cli.command.config;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.SourceLocation;
import io.jcompose.model.explain.ExplainedValue;
import io.jcompose.model.explain.ExplainedValue.Overridden;
import io.jcompose.model.explain.ExplainedValue.Via;
import io.jcompose.model.explain.ExplainedVariable;
import io.jcompose.model.explain.Explanation;
import io.jcompose.model.explain.RemovedValue;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints where values came from. */
final class ExplanationPrinter {
    private ExplanationPrinter() {}

    /**
     * Returns what is said about the values below these paths. One that names no section begins with a service.
     *
     * @throws ComposeException when nothing is at a path
     */
    static Explanation select(Explanation whole, List<String> operands) {
        var paths = new ArrayList<String>();
        for (String operand : operands) {
            int dot = operand.indexOf('.');
            String path = isSection(dot < 0 ? operand : operand.substring(0, dot)) ? operand : "services." + operand;
            Explanation found = whole.below(List.of(path));
            if (found.values().isEmpty() && found.removed().isEmpty()) {
                throw new ComposeException(ComposeException.Kind.INVALID_PROJECT, "no value at " + path,
                        whole.near(path).map(near -> "did you mean \"" + near + "\"?").orElse(null), null);
            }
            paths.add(path);
        }
        return whole.below(paths);
    }

    private static boolean isSection(String operand) {
        return switch (operand) {
            case "name", "services", "networks", "volumes", "secrets", "configs", "models" -> true;
            default -> operand.startsWith("x-");
        };
    }

    /** Returns a block of lines for each value. */
    static String text(Explanation explanation) {
        var out = new StringBuilder();
        for (ExplainedValue value : explanation.values()) {
            out.append(value.path()).append(": ").append(oneLine(value.value())).append('\n');
            source(out, value);
            for (ExplainedVariable variable : value.variables()) variable(out, variable);
            for (Overridden earlier : value.overridden()) {
                out.append("    overrides ").append(oneLine(earlier.value())).append(place(earlier.at()));
                via(out, earlier.via());
                out.append('\n');
            }
        }
        for (RemovedValue removed : explanation.removed()) {
            out.append(removed.path()).append(removed.replaced() ? ": replaced\n" : ": removed\n");
            out.append("    by ").append(removed.replaced() ? "!override" : "!reset").append(place(removed.by()));
            out.append("\n    was ").append(oneLine(removed.value())).append(place(removed.at())).append('\n');
        }
        return out.toString();
    }

    private static void source(StringBuilder out, ExplainedValue value) {
        out.append("    ");
        switch (value.source()) {
            case FILE -> out.append("from").append(value.at().map(at -> " " + at).orElse(""));
            case ENV_FILE -> out.append("from env_file").append(value.at().map(at -> " " + at).orElse(""));
            case LABEL_FILE -> out.append("from label_file").append(value.at().map(at -> " " + at).orElse(""));
            case VARIABLE -> out.append("from a variable");
            case FLAG -> out.append("from ").append(value.written().orElse(""));
            case DIRECTORY -> out.append("from the name of the directory ").append(value.written().orElse(""));
            case DEFAULT -> out.append("default");
        }
        via(out, value.via());
        out.append('\n');
        boolean text = switch (value.source()) {
            case FILE, ENV_FILE, LABEL_FILE -> true;
            case VARIABLE, FLAG, DIRECTORY, DEFAULT -> false;
        };
        if (text && value.written().isPresent()) {
            out.append("    written ").append(oneLine(value.written().get())).append('\n');
        }
    }

    private static void via(StringBuilder out, Optional<Via> via) {
        if (via.isEmpty()) return;
        out.append(", by ").append(via.get().how());
        if (!via.get().what().isEmpty()) out.append(' ').append(via.get().what());
        out.append(place(via.get().at()));
    }

    private static String place(Optional<SourceLocation> at) {
        return at.map(place -> " at " + place).orElse("");
    }

    private static void variable(StringBuilder out, ExplainedVariable variable) {
        out.append("    ").append(variable.name());
        String value = variable.value().map(text -> " = " + oneLine(text)).orElse("");
        switch (variable.source()) {
            case PROCESS -> out.append(value).append(" from the environment");
            case ENV_FILE -> out.append(value).append(" from").append(variable.at().map(at -> " " + at).orElse(""));
            case PROJECT_NAME -> out.append(value).append(" is the name of the project");
            case DEFAULT -> out.append(variable.value().isPresent() ? " is empty" : " is not set")
                    .append(", its default is ").append(oneLine(variable.defaultValue().orElse("")));
            case UNSET -> out.append(" is not set");
        }
        out.append('\n');
    }

    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 ? text : JsonWriter.compact(JsonValue.of(text));
    }

    /** Returns an object with {@code values} and {@code removed}. */
    static String json(Explanation explanation) {
        var values = new ArrayList<JsonValue>();
        for (ExplainedValue value : explanation.values()) values.add(value(value));
        var removed = new ArrayList<JsonValue>();
        for (RemovedValue one : explanation.removed()) {
            removed.add(JsonValue.object().put("path", one.path()).put("value", one.value())
                    .put("by", one.replaced() ? "override" : "reset").put("tag", location(one.by()))
                    .put("at", location(one.at())).build());
        }
        return JsonWriter.indented(JsonValue.object().put("values", new JsonValue.Arr(values))
                .put("removed", new JsonValue.Arr(removed)).build(), "  ") + "\n";
    }

    private static JsonValue value(ExplainedValue value) {
        var variables = new ArrayList<JsonValue>();
        for (ExplainedVariable variable : value.variables()) {
            var object = JsonValue.object().put("name", variable.name()).putIf("value", variable.value())
                    .put("source", word(variable.source())).putIf("default", variable.defaultValue());
            if (variable.at().isPresent()) object.put("at", location(variable.at()));
            variables.add(object.build());
        }
        var overridden = new ArrayList<JsonValue>();
        for (Overridden earlier : value.overridden()) {
            var object = JsonValue.object().put("value", earlier.value()).put("at", location(earlier.at()));
            earlier.via().ifPresent(via -> object.put("via", via(via)));
            overridden.add(object.build());
        }
        var object = JsonValue.object().put("path", value.path()).put("value", value.value())
                .put("source", word(value.source()));
        if (value.at().isPresent()) object.put("at", location(value.at()));
        value.via().ifPresent(via -> object.put("via", via(via)));
        object.putIf("written", value.written());
        if (!variables.isEmpty()) object.put("variables", new JsonValue.Arr(variables));
        if (!overridden.isEmpty()) object.put("overridden", new JsonValue.Arr(overridden));
        return object.build();
    }

    private static JsonValue via(Via via) {
        return JsonValue.object().put("how", via.how()).putIf("what", via.what()).put("at", location(via.at())).build();
    }

    private static JsonValue location(Optional<SourceLocation> at) {
        if (at.isEmpty()) return JsonValue.NULL;
        return JsonValue.object().put("file", at.get().file()).put("line", at.get().line())
                .put("column", at.get().column()).build();
    }

    private static String word(Enum<?> source) {
        return source.name().toLowerCase(Locale.ROOT);
    }
}
