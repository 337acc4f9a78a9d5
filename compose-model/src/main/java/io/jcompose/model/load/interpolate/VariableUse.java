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
                scan(scalar.value(), uses, 0);
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

    private static void scan(String text, List<VariableUse> uses, int nesting) {
        if (nesting > Template.MAX_NESTING) return;
        for (int at = text.indexOf('$'); at >= 0 && at + 1 < text.length(); at = text.indexOf('$', at)) {
            char next = text.charAt(at + 1);
            if (next == '$') {
                at += 2;
            } else if (Template.isNameStart(next)) {
                int end = Template.nameEnd(text, at + 1);
                uses.add(new VariableUse(text.substring(at + 1, end), "", "", false));
                at = end;
            } else if (next == '{') {
                at = braced(text, at, uses, nesting);
            } else {
                at++;
            }
        }
    }

    /** Reads what begins with a brace and returns where to go on. */
    private static int braced(String text, int dollar, List<VariableUse> uses, int nesting) {
        int name = dollar + 2;
        boolean named = name < text.length() && Template.isNameStart(text.charAt(name));
        int reach = named ? Template.reach(text, Template.nameEnd(text, name)) : -1;
        if (reach < 0) {
            uses.add(new VariableUse("", "", "", false));
            return name;
        }
        int close = Template.pairedBrace(text, dollar, reach);
        int end = close < 0 ? reach : close;
        expression(text.substring(name, end), uses, nesting);
        return end + 1;
    }

    private static void expression(String text, List<VariableUse> uses, int nesting) {
        int end = Template.nameEnd(text, 0);
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
        if (operator != '?') scan(argument, uses, nesting + 1);
    }
}
