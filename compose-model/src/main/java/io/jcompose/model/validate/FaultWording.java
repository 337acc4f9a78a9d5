package io.jcompose.model.validate;

import io.jcompose.model.notation.GoQuote;
import io.jcompose.model.source.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences in which docker compose 2.40.3 words what its schema has against a document. */
final class FaultWording {
    private FaultWording() {}

    /** Returns the path, a blank and what is wrong there. */
    static String sentence(Fault fault, YamlNode.Mapping document) {
        SchemaError error = fault.error();
        String path = String.join(".", error.path());
        if (error.date()) return path + " invalid jsonType time.Time";
        return path + " " + switch (error.keyword()) {
            case "additionalProperties" -> "additional properties " + quoted(fault.properties()) + " not allowed";
            case "required" -> fault.properties().size() == 1
                    ? "missing property " + quoted(fault.properties())
                    : "missing properties " + quoted(fault.properties());
            case "type" -> "must be a " + types(error.words());
            case "enum" -> error.words().size() == 1
                    ? "value must be " + quoted(error.words())
                    : "value must be one of " + quoted(error.words());
            case "pattern" ->
                    quote(textAt(document, error.path())) + " does not match pattern " + quoted(error.words());
            case "minimum" -> "must be greater than or equal to " + String.join("", error.words());
            case "maximum" -> "must be less than or equal to " + String.join("", error.words());
            case "uniqueItems" -> duplicates(at(document, error.path()));
            default -> "is not valid: " + error.keyword();
        };
    }

    /** Returns the types in words, alphabetically: {@code boolean, mapping or string}. */
    static String types(List<String> types) {
        var words = new ArrayList<String>();
        for (String type : types) words.add(type.equals("object") ? "mapping" : type);
        if (words.size() == 1) return words.getFirst();
        Collections.sort(words);
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    private static String quoted(List<String> names) {
        var quoted = new ArrayList<String>();
        for (String name : names) quoted.add(quote(name));
        return String.join(", ", quoted);
    }

    private static String quote(String text) {
        String quoted = GoQuote.quote(text);
        return "'" + quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"").replace("'", "\\'") + "'";
    }

    private static String duplicates(@Nullable YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) {
            for (int later = 1; later < sequence.items().size(); later++) {
                int earlier = sequence.items().indexOf(sequence.items().get(later));
                if (earlier < later) return "items at " + earlier + " and " + later + " are equal";
            }
        }
        return "has equal items";
    }

    private static String textAt(YamlNode.Mapping document, List<String> path) {
        return at(document, path) instanceof YamlNode.Scalar scalar ? scalar.value() : "";
    }

    /** Returns the path as diagnostics spell it: {@code services.web.ports[0]}. */
    static String modelPath(List<String> path) {
        var text = new StringBuilder();
        for (String step : path) {
            boolean index = !step.isEmpty() && text.length() > 0 && step.chars().allMatch(c -> c >= '0' && c <= '9');
            if (index) text.append('[').append(step).append(']');
            else text.append(text.length() == 0 ? "" : ".").append(step);
        }
        return text.toString();
    }

    static @Nullable YamlNode at(YamlNode document, List<String> path) {
        @Nullable
        YamlNode node = document;
        for (String step : path) node = child(node, step);
        return node;
    }

    static @Nullable YamlNode child(@Nullable YamlNode node, String step) {
        if (node instanceof YamlNode.Mapping mapping) return mapping.get(step);
        if (!(node instanceof YamlNode.Sequence sequence)) return null;
        int index = Integer.parseInt(step);
        return index < sequence.items().size() ? sequence.items().get(index) : null;
    }
}
