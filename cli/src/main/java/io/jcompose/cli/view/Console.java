package io.jcompose.cli.view;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The three standard streams, and which of them a person sits at. Standard output is buffered: {@link #flush} before
 * waiting for anything.
 *
 * @param out the answer
 * @param err progress and diagnostics
 */
public record Console(
        PrintStream out,
        PrintStream err,
        InputStream in,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean inIsTerminal,
        Map<String, String> environment) {

    /** Returns the streams of this process; {@code unread} is done once nobody reads standard output any more. */
    public static Console ofProcess(Map<String, String> environment, Runnable unread) {
        return new Console(
                new PrintStream(new ReadOutput(new FileOutputStream(FileDescriptor.out), unread), false,
                        StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
                new FileInputStream(FileDescriptor.in),
                isTerminal(1), isTerminal(2), isTerminal(0), environment);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProc) {
            return System.console() != null;
        }
    }

    /** Sends what was written on its way. */
    public void flush() {
        out.flush();
        err.flush();
    }

    /** Writes lines of the answer, each ended by a line feed. */
    public void line(String text) {
        out.append(text).append('\n');
    }

    /** Returns the columns of the terminal; 80 when there is none. Starts a program, so not for every command. */
    public int width() {
        return outIsTerminal || errIsTerminal ? TerminalSize.read(environment).columns() : TerminalSize.USUAL.columns();
    }

    /** Returns whether standard output is coloured, given the word of {@code --ansi}. */
    public boolean coloursOut(String ansi) {
        return colours(ansi, outIsTerminal);
    }

    /** Returns whether standard error is coloured, given the word of {@code --ansi}. */
    public boolean coloursErr(String ansi) {
        return colours(ansi, errIsTerminal);
    }

    private boolean colours(String ansi, boolean terminal) {
        return switch (ansi) {
            case "always" -> true;
            case "never" -> false;
            default -> terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        };
    }
}
