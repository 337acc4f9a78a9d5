package io.jcompose.model.yaml;

import io.jcompose.model.json.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * Writes a value as a YAML document in block style, each line as Go's yaml.v3 writes it: the
 * same choice of quotes, {@code |} for text of several lines, no folding, {@code []} and {@code {}} for what is empty.
 */
public final class YamlWriter {
    /** A longer key is written as {@code ? key}. In bytes. */
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final StringBuilder out = new StringBuilder(4096);
    private final int step;

    private YamlWriter(int step) {
        this.step = step;
    }

    /** Returns the document; it ends with a line end. */
    public static String write(JsonValue document) {
        return write(document, 2);
    }

    /** As {@link #write(JsonValue)}, with {@code step} blanks a level, 2 to 9. */
    public static String write(JsonValue document, int step) {
        var writer = new YamlWriter(step);
        switch (document) {
            case JsonValue.Obj object when !object.members().isEmpty() -> writer.mapping(object.members(), 0, true);
            case JsonValue.Arr array when !array.items().isEmpty() -> writer.sequence(array.items(), 0, true);
            default -> writer.scalar(document, 0);
        }
        writer.endLine();
        return writer.out.toString();
    }

    private void mapping(Map<String, JsonValue> members, int indent, boolean started) {
        boolean onLine = started;
        // Inside a list the first level is that of the item; all others are multiples of the step.
        int below = step * ((indent + step) / step);
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            if (!onLine) indent(indent);
            onLine = false;
            String key = member.getKey();
            if (simple(key)) {
                ScalarText.write(out, key, below, true);
                out.append(':');
                value(member.getValue(), below, false);
            } else {
                out.append("? ");
                ScalarText.write(out, key, below, false);
                indent(indent);
                out.append(':');
                value(member.getValue(), below, true);
            }
        }
    }

    private void sequence(List<JsonValue> items, int indent, boolean started) {
        boolean onLine = started;
        for (JsonValue item : items) {
            if (!onLine) indent(indent);
            onLine = false;
            out.append('-');
            value(item, indent + 2, true);
        }
    }

    /**
     * @param compact whether a collection may begin on the line of its indicator
     */
    private void value(JsonValue value, int indent, boolean compact) {
        switch (value) {
            case JsonValue.Obj object when !object.members().isEmpty() -> {
                if (compact) out.append(' ');
                mapping(object.members(), indent, compact);
            }
            case JsonValue.Arr array when !array.items().isEmpty() -> {
                if (compact) out.append(' ');
                sequence(array.items(), indent, compact);
            }
            default -> {
                out.append(' ');
                scalar(value, indent);
            }
        }
    }

    private void scalar(JsonValue value, int indent) {
        switch (value) {
            case JsonValue.Null none -> out.append("null");
            case JsonValue.Bool bool -> out.append(bool.value());
            case JsonValue.Num number -> out.append(number.literal());
            case JsonValue.Str text -> ScalarText.write(out, text.value(), indent, false);
            case JsonValue.Arr empty -> out.append("[]");
            case JsonValue.Obj empty -> out.append("{}");
        }
    }

    private static boolean simple(String key) {
        // Most keys are short; count bytes only where it matters.
        if (key.length() * 3 > LONGEST_SIMPLE_KEY && ScalarText.utf8Length(key) > LONGEST_SIMPLE_KEY) return false;
        return !ScalarText.hasLineBreak(key);
    }

    private void endLine() {
        int length = out.length();
        if (length > 0 && !ScalarText.isBreak(out.charAt(length - 1))) out.append('\n');
    }

    private void indent(int blanks) {
        endLine();
        for (int i = 0; i < blanks; i++) out.append(' ');
    }
}
