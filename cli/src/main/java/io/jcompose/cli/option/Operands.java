package io.jcompose.cli.option;

import java.util.List;

/**
 * How many words may follow the flags.
 *
 * @param max at most; {@link Integer#MAX_VALUE} for any number
 * @param wordy whether a wrong number is told together with the usage lines
 */
public record Operands(int min, int max, boolean wordy) {
    public static final Operands NONE = new Operands(0, 0, false);
    public static final Operands ANY = atLeast(0);

    public static Operands atLeast(int min) {
        return new Operands(min, Integer.MAX_VALUE, false);
    }

    public static Operands between(int min, int max) {
        return new Operands(min, max, false);
    }

    Operands withUsage() {
        return new Operands(min, max, true);
    }

    /** Checks the number of words, with the sentences that docker compose uses. */
    public void check(List<String> words, Syntax syntax) {
        int count = words.size();
        if (count >= min && count <= max) return;
        String command = "docker compose " + syntax.path();
        if (wordy) throw new UsageException(wordyText(command, syntax));
        if (max == 0) throw new UsageException("unknown command \"" + words.get(0) + "\" for \"" + command + "\"");
        if (max == Integer.MAX_VALUE) {
            throw new UsageException("requires at least " + min + " arg(s), only received " + count);
        }
        if (min == max) throw new UsageException("accepts " + min + " arg(s), received " + count);
        if (min == 0) throw new UsageException("accepts at most " + max + " arg(s), received " + count);
        throw new UsageException("accepts between " + min + " and " + max + " arg(s), received " + count);
    }

    private String wordyText(String command, Syntax syntax) {
        boolean open = max == Integer.MAX_VALUE;
        var text = new StringBuilder("docker: '").append(command).append("' requires ");
        if (open) text.append("at least ");
        text.append(min).append(min == 1 ? " argument" : " arguments").append("\n\n");
        HelpPrinter.usage(text, "docker compose", syntax);
        text.append(open ? "\nSee '" : "\nRun '").append(command).append(" --help' for more information");
        return text.toString();
    }
}
