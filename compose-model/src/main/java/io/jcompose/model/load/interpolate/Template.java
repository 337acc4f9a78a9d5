package io.jcompose.model.load.interpolate;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A text with variables: {@code $NAME}, <code>${NAME}</code>, and with one of the operators {@code -}, {@code ?},
 * {@code +}, each alone or after a colon, which also counts an empty value as missing. {@code $$} is a dollar sign.
 *
 * <p>What docker compose does with odd texts is kept: a lone {@code $} stays, an expression reaches to the last brace
 * of its line when its own braces do not pair, and a line break ends every expression.
 */
public final class Template {
    /** How deep expressions may stand in the arguments of expressions. */
    static final int MAX_NESTING = 100;

    private final VariableLookup variables;
    private final Consumer<String> unset;

    /**
     * @param variables where values come from
     * @param unset     told the name of each variable that had to be replaced by nothing
     */
    public Template(VariableLookup variables, Consumer<String> unset) {
        this.variables = variables;
        this.unset = unset;
    }

    /**
     * Returns the text with its variables replaced; the same object when there are none.
     *
     * @throws TemplateException for the first expression that is wrong or misses a required value
     */
    public String resolve(String text) throws TemplateException {
        if (text.indexOf('$') < 0) return text;
        return new Scan(text, 0).run();
    }

    /** One pass over one text. The first failure is kept and thrown at the end, as every variable is looked at. */
    private final class Scan {
        private final String text;
        private final int nesting;
        private final StringBuilder out;
        private int lineEnd = -1;
        private int lastBrace = -1;
        private int restStart;
        private int restEnd;
        private @Nullable TemplateException failure;

        Scan(String text, int nesting) {
            this.text = text;
            this.nesting = nesting;
            this.out = new StringBuilder(text.length() + 16);
        }

        String run() throws TemplateException {
            int at = 0;
            for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
                out.append(text, at, dollar);
                at = expression(dollar);
            }
            if (failure != null) throw failure;
            return out.append(text, at, text.length()).toString();
        }

        /** Handles what begins at a dollar sign and returns where to go on. */
        private int expression(int dollar) {
            int next = dollar + 1;
            if (next == text.length()) {
                out.append('$');
                return next;
            }
            char c = text.charAt(next);
            if (c == '$') {
                out.append('$');
                return next + 1;
            }
            if (isNameStart(c)) {
                int end = nameEnd(text, next);
                plain(text.substring(next, end));
                return end;
            }
            if (c == '{') return braced(dollar);
            out.append('$');
            return next;
        }

        private int braced(int dollar) {
            int name = dollar + 2;
            int end = name < text.length() && isNameStart(text.charAt(name)) ? nameEnd(text, name) : name;
            if (end > name && end < text.length()) {
                if (text.charAt(end) == '}') {
                    plain(text.substring(name, end));
                    return end + 1;
                }
                int operator = operator(text, end);
                if (operator >= 0) {
                    int reach = lastBraceOfLine(operator);
                    if (reach > operator) return operated(dollar, name, end, operator, reach);
                }
            }
            if (failure == null) {
                boolean inRest = dollar >= restStart && dollar < restEnd;
                failure = TemplateException.invalid(inRest ? text.substring(restStart, restEnd) : text);
            }
            return name;
        }

        private int operated(int dollar, int name, int end, int operator, int reach) {
            int close = pairedBrace(text, dollar, reach);
            String variable = text.substring(name, end);
            String argument = text.substring(operator + 1, close < 0 ? reach : close);
            boolean emptyCounts = operator > end;
            try {
                apply(variable, text.charAt(operator), emptyCounts, nested(argument));
            } catch (TemplateException broken) {
                fail(broken);
                return reach + 1;
            }
            if (close < 0) return reach + 1;
            restStart = close + 1;
            restEnd = reach + 1;
            return close + 1;
        }

        private String nested(String argument) throws TemplateException {
            if (argument.indexOf('$') < 0) return argument;
            if (nesting == MAX_NESTING) throw TemplateException.invalid(argument);
            return new Scan(argument, nesting + 1).run();
        }

        private void apply(String variable, char operator, boolean emptyCounts, String argument)
                throws TemplateException {
            String value = variables.find(variable);
            boolean missing = value == null || emptyCounts && value.isEmpty();
            switch (operator) {
                case '-' -> out.append(missing || value == null ? argument : value);
                case '+' -> out.append(missing ? value == null ? "" : value : argument);
                default -> {
                    if (missing || value == null) throw TemplateException.required(variable, argument);
                    out.append(value);
                }
            }
        }

        private void plain(String variable) {
            String value = variables.find(variable);
            if (value == null) unset.accept(variable);
            else out.append(value);
        }

        private void fail(TemplateException broken) {
            if (failure == null) failure = broken;
        }

        private int lastBraceOfLine(int from) {
            if (from >= lineEnd) {
                lineEnd = text.indexOf('\n', from);
                if (lineEnd < 0) lineEnd = text.length();
                lastBrace = text.lastIndexOf('}', lineEnd - 1);
            }
            return lastBrace;
        }
    }

    /** Returns the brace that closes the expression, -1 when none does up to the last brace of the line. */
    static int pairedBrace(String text, int dollar, int reach) {
        int open = 0;
        for (int i = dollar; i <= reach; i++) {
            char c = text.charAt(i);
            if (c == '}' && --open == 0) return i;
            if (c == '{') {
                open++;
                i++;
            }
        }
        return -1;
    }

    /** Returns where the operator after a name is, behind its colon; -1 when there is none. */
    private static int operator(String text, int nameEnd) {
        int at = text.charAt(nameEnd) == ':' ? nameEnd + 1 : nameEnd;
        return at < text.length() && "-+?".indexOf(text.charAt(at)) >= 0 ? at : -1;
    }

    /** Returns the last brace that an expression may reach to, seen from the end of its name; -1 for no expression. */
    static int reach(String text, int nameEnd) {
        if (nameEnd == text.length()) return -1;
        if (text.charAt(nameEnd) == '}') return nameEnd;
        int operator = operator(text, nameEnd);
        if (operator < 0) return -1;
        int lineEnd = text.indexOf('\n', operator);
        int reach = text.lastIndexOf('}', lineEnd < 0 ? text.length() : lineEnd);
        return reach > operator ? reach : -1;
    }

    static int nameEnd(String text, int start) {
        int end = start + 1;
        while (end < text.length() && isNamePart(text.charAt(end))) end++;
        return end;
    }

    static boolean isNameStart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || c >= '0' && c <= '9';
    }
}
