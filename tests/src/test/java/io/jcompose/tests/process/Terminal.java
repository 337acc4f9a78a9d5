package io.jcompose.tests.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.process.LiveProject.Ended;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A command in a pseudo-terminal of its own, made by script(1). What it shows is read as it comes and waited for in turn;
 * keys are typed, and the window changes its size. Closing it kills the command.
 */
final class Terminal implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final String line;
    private final Path files;
    private final Process process;
    private final StringBuilder written = new StringBuilder();
    /** What was written, without its colours. */
    private String screen = "";
    private final Thread reader;
    private int seen;
    private boolean over;

    private Terminal(String line, Path files, Process process) {
        this.line = line;
        this.files = files;
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** Begins a command, in the directory and environment of the builder. */
    static Terminal of(String command, Path directory, ProcessBuilder builder) {
        if (!Files.isExecutable(Path.of("/usr/bin/script"))) return abort("no script(1) to make a terminal with");
        try {
            Path files = Files.createTempDirectory(directory, ".terminal");
            String shell = "cd " + files + "; tty > name; stty rows 31 cols 97; stty -g > before; cd " + directory
                    + "; "
                    + command + "; code=$?; stty -g > " + files + "/after; exit $code";
            builder.command("/usr/bin/script", "-qefc", shell, "/dev/null").redirectErrorStream(true);
            return new Terminal(command, files, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        var bytes = new byte[8192];
        try (InputStream out = process.getInputStream()) {
            for (int got = out.read(bytes); got >= 0; got = out.read(bytes)) {
                synchronized (this) {
                    written.append(new String(bytes, 0, got, UTF_8));
                    screen = COLOUR.matcher(written).replaceAll("");
                    notifyAll();
                }
            }
        } catch (IOException killed) {
            // there is no more to read
        }
        synchronized (this) {
            over = true;
            notifyAll();
        }
    }

    /** Waits until it shows a text, after the one that was waited for before. */
    Terminal await(String text) {
        if (!shows(text)) throw new AssertionError("never came: " + text + "\n" + ended(-1));
        return this;
    }

    /** As {@link #await}, and returns false when the command ends without showing it. */
    synchronized boolean shows(String text) {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (screen.indexOf(text, seen) < 0) {
            long left = deadline - System.currentTimeMillis();
            if (over || left <= 0) return false;
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        seen = screen.indexOf(text, seen) + text.length();
        return true;
    }

    /** Types something. */
    Terminal type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the window another size, as a person's mouse does: the command hears of it by a signal. */
    Terminal resize(int columns, int rows) {
        try {
            var name = Path.of(Files.readString(files.resolve("name")).strip());
            var stty = new ProcessBuilder(List.of("stty", "rows", "" + rows, "cols", "" + columns))
                    .redirectInput(name.toFile()).redirectErrorStream(true).start();
            String complaint = new String(stty.getInputStream().readAllBytes(), UTF_8);
            if (stty.waitFor() != 0) throw new IllegalStateException("stty: " + complaint);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its end; {@code err} tells whether the terminal was put back. */
    Ended finish() {
        try {
            boolean ended = process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (!ended) throw new AssertionError("has not ended: " + ended(-1));
            reader.join();
            return ended(process.exitValue());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Ended ended(int code) {
        try {
            Path after = files.resolve("after");
            boolean restored = Files.exists(after)
                    && Files.readString(after).equals(Files.readString(files.resolve("before")));
            return new Ended(line, code, screen, restored ? "restored" : "not restored");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
