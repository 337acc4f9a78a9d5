package io.jcompose.model.load.interpolate;

import io.jcompose.model.source.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A variable that a file uses, as {@code config --variables} lists it.
 *
 * @param name         without {@code $}; empty for an expression without a name
 * @param defaultValue what stands for it when it is missing; may hold variables; empty for none
 * @param alternate    what stands for it when it is there; may hold variables; empty for none
 * @param required     whether loading fails without it
 */
public record VariableUse(String name, String defaultValue, String alternate, boolean required) {
    /** Returns the variables of all texts of a document, sorted by name; the first use of a name counts. */
    public static List<VariableUse> in(YamlNode document) {
        var found = new LinkedHashMap<String, VariableUse>();
        collect(document, found);
        return List.copyOf(new TreeMap<>(found).values());
    }

    private static void collect(YamlNode node, Map<String, VariableUse> found) {
        switch (node) {
            case YamlNode.Mapping mapping -> mapping.entries().values().forEach(entry -> collect(entry.value(), found));
            case YamlNode.Sequence sequence -> sequence.items().forEach(item -> collect(item, found));
            case YamlNode.Scalar scalar -> {
                if (!scalar.isText()) return;
                var uses = new ArrayList<VariableUse>();
                scan(scalar.value(), uses);
                for (VariableUse use : uses) {
                    VariableUse known = found.get(use.name());
                    if (known == null || known.says() < use.says()) found.put(use.name(), use);
                }
            }
        }
    }

    /** A use that says more about the variable is worth more than one that only takes its value. */
    private int says() {
        return required || !defaultValue.isEmpty() || !alternate.isEmpty() ? 1 : 0;
    }

    private static void scan(String text, List<VariableUse> uses) {
        for (int at = text.indexOf('$'); at >= 0 && at + 1 < text.length(); at = text.indexOf('$', at)) {
            char next = text.charAt(at + 1);
            if (next == '$') {
                at += 2;
            } else if (isStart(next)) {
                int end = nameEnd(text, at + 1);
                uses.add(new VariableUse(text.substring(at + 1, end), "", "", false));
                at = end;
            } else if (next == '{') {
                at = braced(text, at, uses);
            } else {
                at++;
            }
        }
    }

    /** Reads what begins with a brace and returns where to go on. */
    private static int braced(String text, int dollar, List<VariableUse> uses) {
        int end = nameEnd(text, dollar + 2);
        int match = matchEnd(text, dollar + 2, end);
        if (match < 0) {
            uses.add(new VariableUse("", "", "", false));
            return dollar + 2;
        }
        int close = closingBrace(text, dollar, match);
        String expression = text.substring(dollar + 2, close < 0 ? match - 1 : close);
        if (close >= 0) scan(text.substring(close + 1, match), uses);
        expression(expression, uses);
        return match;
    }

    /** Returns the end of the expression: behind its name, or behind the last brace of the line; -1 when it is none. */
    private static int matchEnd(String text, int start, int nameEnd) {
        if (nameEnd == start || !isStart(text.charAt(start)) || nameEnd >= text.length()) return -1;
        if (text.charAt(nameEnd) == '}') return nameEnd + 1;
        int operator = text.charAt(nameEnd) == ':' ? nameEnd + 1 : nameEnd;
        if (operator >= text.length() || "-+?".indexOf(text.charAt(operator)) < 0) return -1;
        int lineEnd = text.indexOf('\n', operator);
        int brace = text.lastIndexOf('}', lineEnd < 0 ? text.length() : lineEnd);
        return brace > operator ? brace + 1 : -1;
    }

    private static int closingBrace(String text, int from, int to) {
        int open = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '}' && --open == 0) return i;
            if (text.charAt(i) == '{') {
                open++;
                i++;
            }
        }
        return -1;
    }

    private static void expression(String text, List<VariableUse> uses) {
        int end = nameEnd(text, 0);
        String name = text.substring(0, end);
        if (end == text.length()) {
            uses.add(new VariableUse(name, "", "", false));
            return;
        }
        boolean colon = text.charAt(end) == ':' && end + 1 < text.length();
        char operator = text.charAt(colon ? end + 1 : end);
        String argument = text.substring(Math.min(text.length(), end + (colon ? 2 : 1)));
        uses.add(switch (operator) {
            case '?' -> new VariableUse(name, "", "", true);
            case '-' -> new VariableUse(name, argument, "", false);
            case '+' -> new VariableUse(name, "", argument, false);
            default -> new VariableUse(name, "", "", false);
        });
        if (operator != '?') scan(argument, uses);
    }

    private static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (isStart(text.charAt(end)) || Character.digit(text.charAt(end), 10) >= 0)) end++;
        return end;
    }

    private static boolean isStart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
