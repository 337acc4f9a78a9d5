package io.jcompose.model.validate;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.ScalarStyle;
import io.jcompose.model.source.YamlNode.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a value of a wrong type is made one of a right type. */
final class TypeHints {
    private TypeHints() {}

    /**
     * @param types the types that would be right
     */
    static Optional<String> of(List<String> path, List<String> types, @Nullable YamlNode value) {
        return switch (value) {
            case YamlNode.Scalar scalar when scalar.isNull() -> path.size() == 2 && path.getFirst().equals("services")
                    ? Optional.of("a service needs an \"image:\" or a \"build:\" below its name")
                    : Optional.of("it has no value; give one, or remove the key");
            case YamlNode.Scalar scalar -> scalar(scalar, types);
            case YamlNode.Mapping mapping -> mapping(path, mapping, types);
            case YamlNode.Sequence list -> types.contains("object")
                    ? Optional.of("write a mapping: lines of \"key: value\", without \"- \"")
                    : expected(types);
            case null -> Optional.empty();
        };
    }

    private static Optional<String> scalar(YamlNode.Scalar scalar, List<String> types) {
        boolean number = types.contains("number") || types.contains("integer");
        if (number && scalar.isText()) {
            return Optional.of(looksLikeNumber(scalar.value()) ? "remove the quotes" : "write a number");
        }
        if (number && scalar.type() == ScalarType.BOOLEAN && !types.contains("boolean")) {
            return Optional.of("write a number, or put text in quotes");
        }
        if (types.contains("string")) return Optional.of("put it in quotes: \"" + scalar.text() + "\"");
        boolean quoted = scalar.style() == ScalarStyle.QUOTED || scalar.value().contains(":");
        if (types.contains("array")) {
            return Optional.of("write a list: [" + (quoted ? "\"" + scalar.value() + "\"" : scalar.text()) + "]");
        }
        if (types.contains("object")) return Optional.of("write a mapping: lines of \"key: value\", indented");
        return types.contains("boolean") ? Optional.of("write true or false, without quotes") : expected(types);
    }

    private static boolean looksLikeNumber(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException word) {
            return false;
        }
    }

    private static Optional<String> mapping(List<String> path, YamlNode.Mapping mapping, List<String> types) {
        boolean item = !path.isEmpty() && Character.isDigit(path.getLast().charAt(0));
        if (item && types.contains("string") && mapping.entries().size() == 1) {
            return Optional.of("YAML reads \": \" as a mapping; put the text in quotes");
        }
        if (types.contains("array") && !types.contains("string")) {
            return Optional.of("write a list: a \"- \" before each item");
        }
        return expected(types);
    }

    /** Says in a person's words what is expected. */
    private static Optional<String> expected(List<String> types) {
        var words = new ArrayList<String>();
        for (String type : types) {
            String word = switch (type) {
                case "string" -> "text";
                case "array" -> "a list";
                case "object" -> "a mapping";
                case "integer", "number" -> "a number";
                case "boolean" -> "true or false";
                default -> "";
            };
            if (!word.isEmpty() && !words.contains(word)) words.add(word);
        }
        return words.isEmpty() ? Optional.empty() : Optional.of("expected: " + String.join(", or ", words));
    }
}
