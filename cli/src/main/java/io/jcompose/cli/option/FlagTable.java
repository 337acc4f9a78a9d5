package io.jcompose.cli.option;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the flags of a command from a table, one line each:
 *
 * <pre>
 * -t, --timeout int              | Seconds to wait
 *     --pull string =policy      | When to pull
 * -y, --yes aka:y!               | Answer every question with yes
 *     --tty =true hidden         | Allocate a terminal
 * </pre>
 *
 * No type word means {@code bool}. {@code aka:} names an alias; with {@code !} it is an old spelling that warns.
 */
public final class FlagTable {
    private FlagTable() {}

    /** Returns the flags in the order of the table. */
    public static List<Flag> parse(String table) {
        var flags = new ArrayList<Flag>();
        int start = 0;
        while (start < table.length()) {
            int end = table.indexOf('\n', start);
            if (end < 0) end = table.length();
            if (end > start) flags.add(line(table.substring(start, end)));
            start = end + 1;
        }
        return flags;
    }

    private static Flag line(String line) {
        int bar = line.indexOf('|');
        if (bar < 0) throw new IllegalArgumentException("no description: " + line);
        String name = "";
        char letter = '\0';
        String type = "bool";
        String defaultValue = "";
        boolean hidden = false;
        var aliases = new ArrayList<String>(0);
        boolean chatty = false;
        int at = 0;
        while (true) {
            while (at < bar && line.charAt(at) == ' ') at++;
            if (at >= bar) break;
            int end = line.indexOf(' ', at);
            String word = line.substring(at, end);
            at = end;
            if (word.startsWith("--")) {
                name = word.substring(2);
            } else if (word.charAt(0) == '-') {
                letter = word.charAt(1);
            } else if (word.charAt(0) == '=') {
                defaultValue = word.substring(1);
            } else if (word.equals("hidden")) {
                hidden = true;
            } else if (word.startsWith("aka:")) {
                chatty = word.endsWith("!");
                aliases.add(word.substring(4, chatty ? word.length() - 1 : word.length()));
            } else {
                type = word;
            }
        }
        return new Flag(name, letter, type, defaultValue, hidden, aliases, chatty, line.substring(bar + 1).strip());
    }
}
