package io.jcompose.model.load.interpolate;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Finds the variables that the texts of a document use. */
public final class VariableFinder {
    /**
     * A variable and how it is used. One that is used in several ways is told by its last use.
     *
     * @param required     whether a missing value is an error
     * @param defaultValue what takes the place of a missing value; empty for nothing
     * @param alternate    what takes the place of a value that is there; empty for nothing
     */
    public record Variable(String name, boolean required, String defaultValue, String alternate) {}

    private final TreeMap<String, Variable> found = new TreeMap<>();

    private VariableFinder() {}

    /** Returns the variables of a document that was not interpolated, sorted by name. */
    public static List<Variable> find(Mapping document) {
        var finder = new VariableFinder();
        finder.node(document);
        return new ArrayList<>(finder.found.values());
    }

    private void node(YamlNode node) {
        switch (node) {
            case Mapping mapping -> {
                for (Entry entry : mapping.entries().values()) node(entry.value());
            }
            case Sequence sequence -> {
                for (YamlNode item : sequence.items()) node(item);
            }
            case Scalar scalar -> {
                if (scalar.isText()) text(scalar.value(), 0);
            }
        }
    }

    private void text(String text, int nesting) {
        if (nesting > Template.MAX_NESTING) return;
        int at = 0;
        for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
            at = dollar + 1;
            if (at == text.length()) return;
            char c = text.charAt(at);
            if (c == '$') {
                at++;
            } else if (Template.isNameStart(c)) {
                int end = Template.nameEnd(text, at);
                found.put(text.substring(at, end), new Variable(text.substring(at, end), false, "", ""));
                at = end;
            } else if (c == '{') {
                at = braced(text, dollar, nesting);
            }
        }
    }

    /** Takes one expression in braces and returns where to go on. */
    private int braced(String text, int dollar, int nesting) {
        int name = dollar + 2;
        boolean named = name < text.length() && Template.isNameStart(text.charAt(name));
        int end = named ? Template.nameEnd(text, name) : name;
        int reach = named ? Template.reach(text, end) : -1;
        if (reach < 0) {
            found.put("", new Variable("", false, "", ""));
            return name;
        }
        int close = Template.pairedBrace(text, dollar, reach);
        int stop = close < 0 ? reach : close;
        use(text.substring(name, end), text.substring(end, stop), nesting);
        return close < 0 ? reach + 1 : close + 1;
    }

    private void use(String name, String rest, int nesting) {
        int operator = rest.startsWith(":") ? 1 : 0;
        String argument = rest.length() > operator ? rest.substring(operator + 1) : "";
        char kind = rest.length() > operator ? rest.charAt(operator) : ' ';
        found.put(name, new Variable(name, kind == '?', kind == '-' ? argument : "", kind == '+' ? argument : ""));
        if (kind == '-' || kind == '+') text(argument, nesting + 1);
    }
}
