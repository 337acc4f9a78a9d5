package io.jcompose.model.validate.shape;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.ScalarType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes that values of a Compose file have, as yes-or-no questions. */
final class Shapes {
    private Shapes() {}

    static boolean text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.type() == ScalarType.STRING;
    }

    static boolean textOrNull(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar
                && (scalar.type() == ScalarType.STRING || scalar.type() == ScalarType.NULL);
    }

    static boolean textAmong(YamlNode node, String... words) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.type() != ScalarType.STRING) return false;
        for (String word : words) if (word.equals(scalar.value())) return true;
        return false;
    }

    static boolean truth(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.type() == ScalarType.BOOLEAN;
    }

    /** A truth value, or text that a variable left behind. */
    static boolean flag(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar
                && (scalar.type() == ScalarType.BOOLEAN || scalar.type() == ScalarType.STRING);
    }

    static boolean integer(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && isInteger(scalar);
    }

    static boolean isInteger(YamlNode.Scalar scalar) {
        if (scalar.type() == ScalarType.INTEGER) return true;
        if (scalar.type() != ScalarType.FLOAT) return false;
        double value = floating(scalar);
        return !Double.isInfinite(value) && value == Math.rint(value);
    }

    /** Returns the value of a float; YAML has its own names for what is not finite. */
    static double floating(YamlNode.Scalar scalar) {
        return switch (scalar.value()) {
            case ".inf", "+.inf", "+Inf" -> Double.POSITIVE_INFINITY;
            case "-.inf", "-Inf" -> Double.NEGATIVE_INFINITY;
            case ".nan", "NaN" -> Double.NaN;
            default -> Double.parseDouble(scalar.value());
        };
    }

    /** A whole number, or text that holds one. */
    static boolean whole(YamlNode node) {
        return text(node) || integer(node);
    }

    static boolean onlyNumber(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar
                && (scalar.type() == ScalarType.INTEGER || scalar.type() == ScalarType.FLOAT);
    }

    /** A number, or text that holds one. */
    static boolean number(YamlNode node) {
        return text(node) || onlyNumber(node);
    }

    /** Text, or a whole number within limits. */
    static boolean textOrWithin(YamlNode node, double least, double most) {
        if (text(node)) return true;
        if (!(node instanceof YamlNode.Scalar scalar) || !isInteger(scalar)) return false;
        double value = Double.parseDouble(scalar.value());
        return value >= least && value <= most;
    }

    /** Anything but a date: docker compose has no JSON type for one. */
    static boolean anything(YamlNode node) {
        return !(node instanceof YamlNode.Scalar scalar) || scalar.type() != ScalarType.TIMESTAMP;
    }

    static boolean texts(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) if (!text(item)) return false;
        return true;
    }

    static boolean uniqueTexts(YamlNode node) {
        return texts(node) && unique(((YamlNode.Sequence) node).items());
    }

    /** Texts or numbers, none twice. */
    static boolean uniqueWords(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) if (!number(item)) return false;
        return unique(sequence.items());
    }

    static boolean oneOrTexts(YamlNode node) {
        return text(node) || texts(node);
    }

    static boolean oneOrUniqueTexts(YamlNode node) {
        return text(node) || uniqueTexts(node);
    }

    /** Program and arguments. */
    static boolean argv(YamlNode node) {
        return textOrNull(node) || texts(node);
    }

    static boolean unique(List<YamlNode> items) {
        if (items.size() < 2) return true;
        var seen = new HashSet<YamlNode>(items.size() * 2);
        for (YamlNode item : items) if (!seen.add(wholeNumbers(item))) return false;
        return true;
    }

    /** Returns the node with its 1.0 written as 1, which is the same number. */
    private static YamlNode wholeNumbers(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> {
                if (scalar.type() != ScalarType.FLOAT || !isInteger(scalar)) yield scalar;
                String digits = new BigDecimal(floating(scalar)).toBigInteger().toString();
                yield new YamlNode.Scalar(
                        scalar.origin(), ScalarType.INTEGER, digits, digits, scalar.style(), scalar.directive());
            }
            case YamlNode.Sequence sequence -> {
                var items = new ArrayList<YamlNode>(sequence.items().size());
                for (YamlNode item : sequence.items()) items.add(wholeNumbers(item));
                yield YamlNode.Sequence.of(sequence.origin(), items);
            }
            case YamlNode.Mapping mapping -> {
                LinkedHashMap<String, YamlNode.Entry> entries = mapping.copyEntries();
                entries.replaceAll((key, entry) -> entry.withValue(wholeNumbers(entry.value())));
                yield mapping.withEntries(entries);
            }
        };
    }

    /** A mapping of scalars that are no dates, or a list of texts. */
    static boolean variables(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return uniqueTexts(node);
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (!named(entry.getKey()) || !(entry.getValue().value() instanceof YamlNode.Scalar scalar)
                    || scalar.type() == ScalarType.TIMESTAMP) return false;
        }
        return true;
    }

    /** A mapping of names to one address or several, or a list of texts. */
    static boolean hosts(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return uniqueTexts(node);
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (!named(entry.getKey()) || !oneOrTexts(entry.getValue().value())) return false;
        }
        return true;
    }

    /** Options of a driver: text or numbers. */
    static boolean driverOptions(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (oneLine(entry.getKey()) && !number(entry.getValue().value())) return false;
        }
        return true;
    }

    /** Options of a log driver: as {@link #driverOptions}, or null. */
    static boolean logOptions(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            if (oneLine(entry.getKey()) && !number(value) && !textOrNull(value)) return false;
        }
        return true;
    }

    /** A mapping of texts. */
    static boolean plainTexts(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (!oneLine(entry.getKey()) || !text(entry.getValue().value())) return false;
        }
        return true;
    }

    static boolean extension(String key, YamlNode value) {
        return key.startsWith("x-") && anything(value);
    }

    /** Says whether a name has some character on a line, which is what the pattern {@code .+} asks. */
    static boolean named(String key) {
        for (int i = 0; i < key.length(); i++) if (!lineEnd(key.charAt(i))) return true;
        return false;
    }

    /** Says whether a name is not empty and has one line only, which is what the pattern {@code ^.+$} asks. */
    static boolean oneLine(String key) {
        for (int i = 0; i < key.length(); i++) if (lineEnd(key.charAt(i))) return false;
        return !key.isEmpty();
    }

    private static boolean lineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Says whether it is a name of a service or resource. */
    static boolean resourceName(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_'
                    || c == '-')) return false;
        }
        return !key.isEmpty();
    }
}
