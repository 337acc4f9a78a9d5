package io.jcompose.model.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Reads JSON text (RFC 8259) into a {@link JsonValue}. A member written twice keeps its last value. */
public final class JsonReader {
    private static final int DEEPEST = 512;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads one value that fills the whole text.
     *
     * @throws JsonSyntaxException when the text is not one JSON value, or is nested deeper than 512
     */
    public static JsonValue read(String text) {
        var reader = new JsonReader(text);
        JsonValue value = reader.value();
        reader.skipBlanks();
        if (reader.at < text.length()) throw reader.wrong("more text after the value");
        return value;
    }

    /**
     * Reads an object that fills the whole text.
     *
     * @throws JsonSyntaxException when the text is not a JSON object
     */
    public static JsonValue.Obj readObject(String text) {
        if (read(text) instanceof JsonValue.Obj object) return object;
        throw new JsonSyntaxException("not a JSON object", 0);
    }

    private JsonValue value() {
        skipBlanks();
        if (at >= text.length()) throw wrong("the text ends too early");
        char first = text.charAt(at);
        switch (first) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return new JsonValue.Str(string());
            case 't':
                return word("true", JsonValue.TRUE);
            case 'f':
                return word("false", JsonValue.FALSE);
            case 'n':
                return word("null", JsonValue.NULL);
            default:
                if (first == '-' || (first >= '0' && first <= '9')) return number();
                throw wrong("unexpected '" + first + "'");
        }
    }

    private JsonValue object() {
        enter();
        var members = new LinkedHashMap<String, JsonValue>();
        at++;
        skipBlanks();
        if (peek() == '}') {
            at++;
        } else {
            while (true) {
                skipBlanks();
                if (peek() != '"') throw wrong("a member name was expected");
                String name = string();
                skipBlanks();
                expect(':');
                members.put(name, value());
                skipBlanks();
                if (peek() == ',') {
                    at++;
                    continue;
                }
                expect('}');
                break;
            }
        }
        depth--;
        return new JsonValue.Obj(members);
    }

    private JsonValue array() {
        enter();
        var items = new ArrayList<JsonValue>();
        at++;
        skipBlanks();
        if (peek() == ']') {
            at++;
        } else {
            while (true) {
                items.add(value());
                skipBlanks();
                if (peek() == ',') {
                    at++;
                    continue;
                }
                expect(']');
                break;
            }
        }
        depth--;
        return new JsonValue.Arr(items);
    }

    private String string() {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') return text.substring(start, at++);
            if (c == '\\') return escapedString(start);
            if (c < 0x20) throw wrong("a control character inside a text");
            at++;
        }
        throw wrong("a text is not closed");
    }

    private String escapedString(int start) {
        var built = new StringBuilder().append(text, start, at);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') return built.toString();
            if (c < 0x20) throw wrong("a control character inside a text");
            built.append(c == '\\' ? escape() : c);
        }
        throw wrong("a text is not closed");
    }

    private char escape() {
        char c = peek();
        at++;
        switch (c) {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case '"', '\\', '/':
                return c;
            case 'u':
                if (at + 4 > text.length()) throw wrong("\\u wants four digits");
                int code = 0;
                for (int end = at + 4; at < end; at++) {
                    int digit = Character.digit(text.charAt(at), 16);
                    if (digit < 0) throw wrong("\\u wants four digits");
                    code = code * 16 + digit;
                }
                return (char) code;
            default:
                throw wrong("unknown escape \\" + c);
        }
    }

    private JsonValue number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
        return new JsonValue.Num(text.substring(start, at));
    }

    private JsonValue word(String word, JsonValue value) {
        if (!text.startsWith(word, at)) throw wrong("unexpected '" + text.charAt(at) + "'");
        at += word.length();
        return value;
    }

    private void enter() {
        if (++depth > DEEPEST) throw wrong("nested deeper than " + DEEPEST);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char c) {
        if (peek() != c) throw wrong("'" + c + "' was expected");
        at++;
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
            at++;
        }
    }

    private JsonSyntaxException wrong(String what) {
        return new JsonSyntaxException(what, at);
    }
}
