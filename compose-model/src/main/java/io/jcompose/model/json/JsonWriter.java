package io.jcompose.model.json;

import java.util.List;
import java.util.Map;

/**
 * Writes JSON as Go's encoder does, because hashes are taken of that text: {@code <}, {@code >}, {@code &} and the
 * line separators U+2028 and U+2029 are escaped, other text beyond ASCII stands as it is.
 */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(1024);
    private final String indent;
    private final boolean escapeHtml;

    private JsonWriter(String indent, boolean escapeHtml) {
        this.indent = indent;
        this.escapeHtml = escapeHtml;
    }

    /** Returns the value on one line without blanks. */
    public static String compact(JsonValue value) {
        var writer = new JsonWriter("", true);
        writer.write(value, 0);
        return writer.out.toString();
    }

    /** Returns the value over several lines, each level moved in by {@code indent}; no line end after the last. */
    public static String indented(JsonValue value, String indent) {
        var writer = new JsonWriter(indent, true);
        writer.write(value, 0);
        return writer.out.toString();
    }

    /** As {@link #indented}, with {@code <}, {@code >} and {@code &} left as they are. */
    public static String indentedPlain(JsonValue value, String indent) {
        var writer = new JsonWriter(indent, false);
        writer.write(value, 0);
        return writer.out.toString();
    }

    private void write(JsonValue value, int level) {
        switch (value) {
            case JsonValue.Null none -> out.append("null");
            case JsonValue.Bool bool -> out.append(bool.value());
            case JsonValue.Num number -> out.append(number.literal());
            case JsonValue.Str text -> quote(text.value());
            case JsonValue.Arr array -> array(array.items(), level);
            case JsonValue.Obj object -> object(object.members(), level);
        }
    }

    private void array(List<JsonValue> items, int level) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        boolean first = true;
        for (JsonValue item : items) {
            if (!first) out.append(',');
            first = false;
            newLine(level + 1);
            write(item, level + 1);
        }
        newLine(level);
        out.append(']');
    }

    private void object(Map<String, JsonValue> members, int level) {
        if (members.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            if (!first) out.append(',');
            first = false;
            newLine(level + 1);
            quote(member.getKey());
            out.append(indent.isEmpty() ? ":" : ": ");
            write(member.getValue(), level + 1);
        }
        newLine(level);
        out.append('}');
    }

    private void newLine(int level) {
        if (indent.isEmpty()) return;
        out.append('\n');
        for (int i = 0; i < level; i++) out.append(indent);
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '<', '>', '&' -> {
                    if (escapeHtml) unicode(c);
                    else out.append(c);
                }
                case '\u2028', '\u2029' -> unicode(c);
                default -> {
                    if (c < 0x20) unicode(c);
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }

    private void unicode(char c) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt((c >> 8) & 15))
                .append(HEX.charAt((c >> 4) & 15))
                .append(HEX.charAt(c & 15));
    }
}
