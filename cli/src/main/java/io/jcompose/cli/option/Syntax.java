package io.jcompose.cli.option;

import java.util.ArrayList;
import java.util.List;

/**
 * What may follow the name of a command.
 *
 * @param path         the words that name it, for example {@code bridge convert}
 * @param usages       what follows the path in usage lines, one entry a form
 * @param purpose      what it does, one sentence without a full stop
 * @param operands     how many words besides flags
 * @param interspersed whether flags may follow operands
 * @param table        its flags, see {@link FlagTable}
 */
public record Syntax(
        String path, List<String> usages, String purpose, Operands operands, boolean interspersed, String table) {
    private static final String COMMON = """
            --dry-run | Show what would be done, and do nothing
        -h, --help hidden | Show this help
        """;

    public Syntax {
        usages = List.copyOf(usages);
    }

    /** Returns the syntax of a command whose flags may stand anywhere. */
    public static Syntax of(String path, String usage, String purpose, Operands operands, String table) {
        return new Syntax(path, List.of(usage), purpose, operands, true, table);
    }

    /** Returns this syntax with its flags ending at the first operand. */
    public Syntax flagsFirst() {
        return new Syntax(path, usages, purpose, operands, false, table);
    }

    /** Returns this syntax with usage lines in the message about a wrong number of operands. */
    public Syntax wordy() {
        return new Syntax(path, usages, purpose, operands.withUsage(), interspersed, table);
    }

    /** Returns all flags, those that every command has included; the root has them in its own table. */
    public List<Flag> flags() {
        var flags = new ArrayList<>(FlagTable.parse(table));
        if (!path.isEmpty()) flags.addAll(FlagTable.parse(COMMON));
        return flags;
    }
}
