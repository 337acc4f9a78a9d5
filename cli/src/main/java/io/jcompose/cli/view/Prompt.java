package io.jcompose.cli.view;

import java.io.IOException;
import java.util.Locale;

/** Asks a person. Where no person is, the answer is read from standard input, and its end means no. */
public final class Prompt {
    private Prompt() {}

    /** Returns whether the answer was yes; no is what is taken for granted. */
    public static boolean confirm(Console console, String question) {
        console.out().append(question).append(console.inIsTerminal() ? " [y/N] " : "");
        console.flush();
        String answer = readLine(console).strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    private static String readLine(Console console) {
        var line = new StringBuilder();
        try {
            for (int c = console.in().read(); c >= 0 && c != '\n'; c = console.in().read()) line.append((char) c);
        } catch (IOException unreadable) {
            return "";
        }
        return line.toString();
    }
}
