package io.jcompose.model.source.yaml;

import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode.Directive;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarStyle;
import io.jcompose.model.source.YamlNode.ScalarType;
import io.jcompose.model.source.spelling.GoNumber;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Gives scalars their type: the core schema of YAML 1.2, and what docker compose's parser takes from YAML 1.1, which
 * is octal numbers with a bare {@code 0}, underscores in numbers, and dates.
 */
public final class ScalarResolver {
    private static final String CORE = "tag:yaml.org,2002:";

    private ScalarResolver() {}

    /**
     * @param tag as the parser hands it out, with the long prefix; null when none was written
     * @throws YamlSyntaxException when the tag forbids the text
     */
    static Scalar resolve(
            Origin origin, @Nullable String tag, String text, ScalarStyle style, Directive directive) {
        if (tag == null || tag.equals("!")) {
            if (style != ScalarStyle.PLAIN
                    || tag != null && !text.isEmpty()) return string(origin, text, style, directive);
            return untagged(origin, text, style, directive, true);
        }
        if (!tag.startsWith(CORE)) return string(origin, text, style, directive);
        String kind = tag.substring(CORE.length());
        switch (kind) {
            case "str":
                return string(origin, text, style, directive);
            case "binary":
                return string(origin, decode(origin, text), style, directive);
            case "null", "bool", "int", "float", "timestamp":
                return tagged(origin, kind, text, style, directive);
            default:
                return string(origin, text, style, directive);
        }
    }

    private static Scalar string(Origin origin, String text, ScalarStyle style, Directive directive) {
        return new Scalar(origin, ScalarType.STRING, text, text, style, directive);
    }

    private static String decode(Origin origin, String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw broken("!!binary value contains invalid base64 data", origin);
        }
    }

    private static Scalar tagged(Origin origin, String kind, String text, ScalarStyle style, Directive directive) {
        Scalar found = untagged(origin, text, style, directive, kind.equals("timestamp"));
        ScalarType wanted = switch (kind) {
            case "null" -> ScalarType.NULL;
            case "bool" -> ScalarType.BOOLEAN;
            case "int" -> ScalarType.INTEGER;
            case "float" -> ScalarType.FLOAT;
            default -> ScalarType.TIMESTAMP;
        };
        if (found.type() == wanted) return found;
        if (wanted == ScalarType.FLOAT && found.type() == ScalarType.INTEGER) {
            return new Scalar(origin, ScalarType.FLOAT, GoNumber.format(Double.parseDouble(found.value())), text, style,
                    directive);
        }
        throw broken("cannot decode " + shortTag(found.type()) + " `" + text + "` as a !!" + kind, origin);
    }

    private static YamlSyntaxException broken(String sentence, Origin origin) {
        return new YamlSyntaxException(new YamlProblem(YamlProblem.Stage.TREE, "yaml: " + sentence, origin));
    }

    /** Returns the short tag of a type, for example {@code !!str}. */
    public static String shortTag(ScalarType type) {
        return switch (type) {
            case NULL -> "!!null";
            case BOOLEAN -> "!!bool";
            case INTEGER -> "!!int";
            case FLOAT -> "!!float";
            case TIMESTAMP -> "!!timestamp";
            case STRING -> "!!str";
        };
    }

    private static Scalar untagged(
            Origin origin, String text, ScalarStyle style, Directive directive, boolean dates) {
        ScalarType type = ScalarType.STRING;
        String value = text;
        char first = text.isEmpty() ? '~' : text.charAt(0);
        if (first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.') {
            String number = text.indexOf('_') < 0 || first == '.' ? text : text.replace("_", "");
            String timestamp = dates && first >= '0' && first <= '9' ? Timestamp.parse(text) : null;
            String whole = timestamp != null || first == '.' ? null : GoNumber.wholeNumber(number);
            if (timestamp != null) {
                type = ScalarType.TIMESTAMP;
                value = timestamp;
            } else if (whole != null) {
                type = ScalarType.INTEGER;
                value = whole;
            } else if (GoNumber.looksLikeFloat(number)) {
                double parsed = Double.parseDouble(number);
                if (!Double.isInfinite(parsed)) {
                    type = ScalarType.FLOAT;
                    value = GoNumber.format(parsed);
                }
            } else {
                String special = specialFloat(text);
                if (special != null) {
                    type = ScalarType.FLOAT;
                    value = special;
                }
            }
        } else {
            switch (text) {
                case "", "~", "null", "Null", "NULL" -> {
                    type = ScalarType.NULL;
                    value = "";
                }
                case "true", "True", "TRUE" -> {
                    type = ScalarType.BOOLEAN;
                    value = "true";
                }
                case "false", "False", "FALSE" -> {
                    type = ScalarType.BOOLEAN;
                    value = "false";
                }
                default -> {}
            }
        }
        return new Scalar(origin, type, value, text, style, directive);
    }

    private static @Nullable String specialFloat(String text) {
        return switch (text) {
            case ".nan", ".NaN", ".NAN" -> "NaN";
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> "+Inf";
            case "-.inf", "-.Inf", "-.INF" -> "-Inf";
            default -> null;
        };
    }
}
