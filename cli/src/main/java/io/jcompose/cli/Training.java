package io.jcompose.cli;

import java.util.Arrays;

/**
 * Runs several commands in one JVM, which records what they load for a start-up archive ({@code packaging/train}). Part
 * of the product because an archive only fits the class path it was made with.
 */
final class Training {
    private Training() {}

    /** Takes command lines, separated from each other by {@code ---}. */
    public static void main(String[] arguments) {
        int start = 0;
        for (int at = 0; at <= arguments.length; at++) {
            if (at < arguments.length && !arguments[at].equals("---")) continue;
            String[] command = Arrays.copyOfRange(arguments, start, at);
            start = at + 1;
            int code = JCompose.run(command);
            if (code != 0) System.err.println("exit code " + code + ": " + String.join(" ", command));
        }
    }
}
