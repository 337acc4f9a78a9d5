package io.jcompose.cli.option;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes the help of a command as docker's help is laid out. Pure: returns text. */
public final class HelpPrinter {
    private final String program;
    private final int width;

    /**
     * @param program what stands before the command in usage lines, for example {@code jcompose}
     * @param width   columns of the terminal
     */
    public HelpPrinter(String program, int width) {
        this.program = program;
        this.width = Math.max(width, 40);
    }

    /** Returns the help of one command; {@code groups} are the commands inside it, when it has any. */
    public String print(Syntax syntax, List<Group> groups) {
        var text = new StringBuilder();
        usage(text, program, syntax);
        text.append('\n').append(syntax.purpose()).append('\n');
        options(text, syntax.flags());
        commands(text, groups);
        if (!groups.isEmpty()) {
            text.append("\nRun '").append(program);
            if (!syntax.path().isEmpty()) text.append(' ').append(syntax.path());
            text.append(" COMMAND --help' for more information on a command.\n");
        }
        return text.toString();
    }

    /**
     * Commands under one heading.
     *
     * @param rows name and purpose of each, in the order shown
     */
    public record Group(String heading, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** One command in a list. */
    public record Row(String name, String purpose) {}

    static void usage(StringBuilder text, String program, Syntax syntax) {
        boolean first = true;
        for (String usage : syntax.usages()) {
            text.append(first ? "Usage:  " : "\t").append(program);
            if (!syntax.path().isEmpty()) text.append(' ').append(syntax.path());
            if (!usage.isEmpty()) text.append(' ').append(usage);
            text.append('\n');
            first = false;
        }
    }

    private void options(StringBuilder text, List<Flag> flags) {
        var shown = new ArrayList<Flag>();
        for (Flag flag : flags) if (!flag.hidden()) shown.add(flag);
        if (shown.isEmpty()) return;
        shown.sort(Comparator.comparing(Flag::name));
        var heads = new ArrayList<String>();
        int widest = 0;
        for (Flag flag : shown) {
            String head = (flag.letter() == '\0' ? "      --" : "  -" + flag.letter() + ", --") + flag.name();
            if (!flag.isBool()) head += " " + flag.type();
            heads.add(head);
            widest = Math.max(widest, head.length());
        }
        text.append("\nOptions:\n");
        for (int i = 0; i < heads.size(); i++) row(text, heads.get(i), widest + 3, describe(shown.get(i)));
    }

    private static String describe(Flag flag) {
        String byDefault = flag.defaultValue();
        if (byDefault.isEmpty() || byDefault.equals("0")
                || byDefault.equals("auto") && flag.isBool()) return flag.description();
        boolean quoted = !flag.isBool() && !flag.type().equals("int");
        return flag.description() + " (default " + (quoted ? '"' + byDefault + '"' : byDefault) + ")";
    }

    private void commands(StringBuilder text, List<Group> groups) {
        for (Group group : groups) {
            int widest = 0;
            for (Row row : group.rows()) widest = Math.max(widest, row.name().length());
            text.append('\n').append(group.heading()).append(":\n");
            for (Row row : group.rows()) row(text, "  " + row.name(), widest + 4, row.purpose());
        }
    }

    private void row(StringBuilder text, String head, int indent, String description) {
        text.append(head);
        int column = head.length();
        boolean fresh = true;
        for (String word : description.split(" ", -1)) {
            if (!fresh && column + 1 + word.length() > width) {
                text.append('\n');
                column = 0;
                fresh = true;
            }
            int gap = fresh ? Math.max(indent - column, 1) : 1;
            text.append(" ".repeat(gap)).append(word);
            column += gap + word.length();
            fresh = false;
        }
        text.append('\n');
    }
}
