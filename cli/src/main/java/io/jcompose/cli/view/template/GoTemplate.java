package io.jcompose.cli.view.template;

import io.jcompose.cli.option.UsageException;
import io.jcompose.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A template as {@code --format '{{.Name}}'} gives it: fields, pipelines, {@code if}, {@code range}, {@code with},
 * Go's and docker's functions. Variables and nested templates are not known. Immutable.
 */
public final class GoTemplate {
    private final List<Node> nodes;

    private GoTemplate(List<Node> nodes) {
        this.nodes = nodes;
    }

    /**
     * Reads a template.
     *
     * @throws UsageException when it is wrong
     */
    public static GoTemplate parse(String text) {
        return new GoTemplate(TemplateParser.parse(text));
    }

    /**
     * Returns the text for one row.
     *
     * @param labels what {@code .Label "name"} looks in
     * @throws UsageException when it names a field that there is not
     */
    public String execute(JsonValue.Obj row, Map<String, String> labels) {
        var out = new StringBuilder();
        new Run(labels, out).run(nodes, row);
        return out.toString();
    }

    /** Returns the header of a table: the names of the fields where the fields would stand. */
    public String executeHeader(Map<String, String> headings) {
        var out = new StringBuilder();
        for (Node node : nodes) {
            if (node instanceof Node.Text text) out.append(text.text());
            if (node instanceof Node.Action action) out.append(heading(action.pipeline(), headings));
        }
        return out.toString();
    }

    private static String heading(Node.Pipeline pipeline, Map<String, String> headings) {
        Node.Command first = pipeline.commands().get(0);
        if (first.operands().size() == 2
                && first.operands().get(0) instanceof Node.Field field
                && field.path().equals(List.of("Label"))
                && first.operands().get(1) instanceof Node.Quoted label) {
            // docker shows the last word of the label's name
            String name = label.text().substring(label.text().lastIndexOf('.') + 1);
            return name.replace('-', ' ').replace('_', ' ');
        }
        String name = Node.firstField(pipeline).map(field -> String.join(".", field.path())).orElse("");
        String heading = headings.get(name);
        return heading == null ? name.toUpperCase(Locale.ROOT) : heading;
    }

    private record Run(Map<String, String> labels, StringBuilder out) {
        void run(List<Node> nodes, JsonValue dot) {
            for (Node node : nodes) {
                switch (node) {
                    case Node.Text text -> out.append(text.text());
                    case Node.Action action -> out.append(Functions.print(value(action.pipeline(), dot)));
                    case Node.If branch ->
                            run(Functions.truth(value(branch.condition(), dot)) ? branch.then() : branch.otherwise(),
                                    dot);
                    case Node.With with -> {
                        JsonValue value = value(with.value(), dot);
                        if (Functions.truth(value)) run(with.body(), value);
                        else run(with.otherwise(), dot);
                    }
                    case Node.Range range -> range(range, dot);
                }
            }
        }

        private void range(Node.Range range, JsonValue dot) {
            JsonValue value = value(range.items(), dot);
            List<JsonValue> items = switch (value) {
                case JsonValue.Arr array -> array.items();
                case JsonValue.Obj object -> List.copyOf(object.members().values());
                case JsonValue.Null none -> List.of();
                case JsonValue.Str other -> throw new UsageException("range can't iterate over " + other.value());
                case JsonValue.Num other -> throw new UsageException("range can't iterate over " + other.literal());
                case JsonValue.Bool other -> throw new UsageException("range can't iterate over " + other.value());
            };
            if (items.isEmpty()) run(range.otherwise(), dot);
            for (JsonValue item : items) run(range.body(), item);
        }

        private JsonValue value(Node.Pipeline pipeline, JsonValue dot) {
            var passed = new ArrayList<JsonValue>(1);
            for (Node.Command command : pipeline.commands()) {
                JsonValue result = command(command, passed, dot);
                passed.clear();
                passed.add(result);
            }
            return passed.get(0);
        }

        private JsonValue command(Node.Command command, List<JsonValue> passed, JsonValue dot) {
            Node.Operand first = command.operands().get(0);
            var given = new ArrayList<JsonValue>();
            for (Node.Operand operand : command.operands().subList(1, command.operands().size())) {
                given.add(operand(operand, dot));
            }
            given.addAll(passed);
            if (first instanceof Node.Word word) return Functions.call(word.name(), given);
            if (first instanceof Node.Field field && field.path().equals(List.of("Label")) && given.size() == 1) {
                return JsonValue.of(labels.getOrDefault(Functions.print(given.get(0)), ""));
            }
            if (!given.isEmpty()) throw new UsageException("template: :1: can't give argument to non-function");
            return operand(first, dot);
        }

        private JsonValue operand(Node.Operand operand, JsonValue dot) {
            return switch (operand) {
                case Node.Field field -> field(field, dot);
                case Node.Word word -> Functions.call(word.name(), List.of());
                case Node.Quoted quoted -> JsonValue.of(quoted.text());
                case Node.Number number -> new JsonValue.Num(number.literal());
                case Node.Group group -> value(group.pipeline(), dot);
            };
        }

        private JsonValue field(Node.Field field, JsonValue dot) {
            JsonValue value = dot;
            for (String name : field.path()) {
                if (!(value instanceof JsonValue.Obj object) || object.get(name).isEmpty()) {
                    throw new UsageException("template: :1: executing \"\" at <." + String.join(".", field.path())
                            + ">: can't evaluate field " + name);
                }
                value = object.get(name).get();
            }
            return value;
        }
    }
}
