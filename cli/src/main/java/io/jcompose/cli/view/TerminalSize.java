package io.jcompose.cli.view;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How much a terminal shows, in characters. */
public record TerminalSize(int columns, int rows) {
    /** What is assumed where there is no terminal. */
    public static final TerminalSize USUAL = new TerminalSize(80, 24);

    /** Asks the terminal that this process belongs to; COLUMNS and LINES are believed where it does not say. */
    public static TerminalSize read(Map<String, String> environment) {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            int space = answer.indexOf(' ');
            if (space > 0) {
                int rows = Integer.parseInt(answer.substring(0, space));
                int columns = Integer.parseInt(answer.substring(space + 1));
                if (rows > 0 && columns > 0) return new TerminalSize(columns, rows);
            }
        } catch (IOException | NumberFormatException noTerminal) {
            // falls through to what the environment says
        }
        return new TerminalSize(
                number(environment.get("COLUMNS"), USUAL.columns), number(environment.get("LINES"), USUAL.rows));
    }

    private static int number(@org.jspecify.annotations.Nullable String text, int otherwise) {
        try {
            int value = text == null ? 0 : Integer.parseInt(text);
            return value > 0 ? value : otherwise;
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
