package io.jcompose.model.load.dotenv;

import io.jcompose.model.load.interpolate.Template;
import io.jcompose.model.load.interpolate.TemplateException;
import io.jcompose.model.load.interpolate.VariableLookup;
import io.jcompose.model.notation.GoQuote;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dotenv grammar: {@code KEY=value}, {@code KEY: value}, {@code export KEY=value}, a lone {@code KEY} that
 * inherits, quotes, comments, and variables inside values.
 */
public final class Dotenv {
    private final String text;
    private final Map<String, String> variables;
    private final VariableLookup inherited;
    private final Template template;
    private @Nullable Map<String, Integer> lines;
    private int at;

    private Dotenv(String text, Map<String, String> variables, VariableLookup inherited, Consumer<String> unset) {
        this.text = text;
        this.variables = variables;
        this.inherited = inherited;
        this.template = new Template(this::lookUp, unset);
        this.at = !text.isEmpty() && text.charAt(0) == '\uFEFF' ? 1 : 0;
    }

    /**
     * Reads a file.
     *
     * @param variables filled in; what is there already is seen by later values
     * @param inherited the value of lone keys, and stronger than {@code variables} inside values
     * @param unset     told the name of each variable inside a value that had to be replaced by nothing
     */
    public static void read(
            String text, Map<String, String> variables, VariableLookup inherited, Consumer<String> unset)
            throws DotenvException {
        new Dotenv(text, variables, inherited, unset).run();
    }

    /**
     * Returns where the variables of a file stand, as 1-based lines; the last place of each counts. What follows a
     * mistake is left out.
     */
    public static Map<String, Integer> lines(String text) {
        var lines = new HashMap<String, Integer>();
        var reader = new Dotenv(text, new HashMap<>(), name -> "", unset -> {
        });
        reader.lines = lines;
        try {
            reader.run();
        } catch (DotenvException reportedElsewhere) {
            return lines;
        }
        return lines;
    }

    private @Nullable String lookUp(String name) {
        String value = inherited.find(name);
        return value == null ? variables.get(name) : value;
    }

    private void run() throws DotenvException {
        while (toStatement()) {
            skipExport();
            int end = keyEnd();
            if (end == text.length()) {
                // a last line without separator and line break: docker compose takes it for a value without a key
                variables.put("", value());
                continue;
            }
            String key = trimRight(text.substring(at, end));
            if (lines != null) lines.put(key, line(at));
            boolean alone = text.charAt(end) == '\n';
            if (key.indexOf(' ') >= 0) throw new DotenvException("line " + line(end) + ": key cannot contain a space",
                    line(end));
            at = end + 1;
            while (at < text.length() && isBlank(text.charAt(at))) at++;
            if (alone) {
                String value = inherited.find(key);
                if (value != null) variables.put(key, value);
            } else {
                variables.put(key, value());
            }
        }
    }

    /** Moves over space and comments; false at the end of the text. */
    private boolean toStatement() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = text.indexOf('\n', at);
                if (at < 0) at = text.length();
            } else if (isSpace(c)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipExport() {
        int after = at + "export".length();
        if (!text.startsWith("export", at) || after >= text.length()) return;
        char next = text.charAt(after);
        if (!isBlank(next) && next != '\n' || next == 0x85 || next == 0xA0 || next == 0x0b) return;
        while (after < text.length() && isBlank(text.charAt(after))) after++;
        at = after;
    }

    private int keyEnd() throws DotenvException {
        for (int i = at; i < text.length();) {
            int c = text.codePointAt(i);
            if (c == '=' || c == ':' || c == '\n') return i;
            boolean allowed = c < 0x10000 && isBlank((char) c) || c == '_' || c == '.' || c == '-' || c == '['
                    || c == ']'
                    || Character.isLetter(c) || isNumber(c);
            if (!allowed) {
                int end = text.indexOf('\n', at);
                String statement = text.substring(at, end < 0 ? text.length() : end);
                throw new DotenvException("line " + line(at) + ": unexpected character "
                        + GoQuote.quote(Character.toString(c)) + " in variable name " + GoQuote.quote(statement),
                        line(at));
            }
            i += Character.charCount(c);
        }
        return text.length();
    }

    private String value() throws DotenvException {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) return quoted(text.charAt(at));
        int end = text.indexOf('\n', at);
        if (end < 0) end = text.length();
        String value = text.substring(at, end);
        int line = line(at);
        at = Math.min(end + 1, text.length());
        int comment = value.indexOf(" #");
        if (comment >= 0) value = value.substring(0, comment);
        return expand(trimRight(value), line);
    }

    private String quoted(char quote) throws DotenvException {
        int start = at;
        var value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                if (next != quote) value.append('\\');
                value.append(next);
            } else if (c == quote) {
                at = i + 1;
                return quote == '"' ? expand(Escapes.expand(value), line(start)) : value.toString();
            } else {
                value.append(c);
            }
        }
        int end = text.indexOf('\n', start);
        throw new DotenvException("line " + line(text.length()) + ": unterminated quoted value "
                + text.substring(start, end < 0 ? text.length() : end), line(start));
    }

    private String expand(String value, int line) throws DotenvException {
        try {
            return template.resolve(value);
        } catch (TemplateException broken) {
            throw new DotenvException(broken.getMessage(), line);
        }
    }

    private int line(int position) {
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0 && i < position; i = text.indexOf('\n', i + 1)) line++;
        return line;
    }

    private static String trimRight(String value) {
        int end = value.length();
        while (end > 0 && isSpace(value.charAt(end - 1))) end--;
        return value.substring(0, end);
    }

    /** Space within a line. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0b || c == 0x85 || c == 0xA0;
    }

    private static boolean isSpace(char c) {
        return c == '\n' || isBlank(c) || Character.isSpaceChar(c);
    }

    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
