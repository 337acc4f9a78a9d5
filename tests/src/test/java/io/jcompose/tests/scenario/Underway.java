package io.jcompose.tests.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A command that has begun: its output is read as it comes, and it can be sent signals. Closing it kills it. */
public final class Underway implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 90_000;

    private final String line;
    private final Process process;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final Thread[] readers;
    private int open = 2;

    public Underway(String line, Process process) {
        this.line = line;
        this.process = process;
        this.readers = new Thread[] {reader(process.getInputStream(), out), reader(process.getErrorStream(), err)};
    }

    private Thread reader(InputStream from, StringBuilder to) {
        return Thread.ofVirtual().start(() -> {
            var bytes = new byte[8192];
            try {
                for (int n = from.read(bytes); n >= 0; n = from.read(bytes)) append(to, new String(bytes, 0, n, UTF_8));
            } catch (IOException closed) {
                // killed
            }
            synchronized (this) {
                open--;
                notifyAll();
            }
        });
    }

    private synchronized void append(StringBuilder to, String text) {
        to.append(text);
        notifyAll();
    }

    /** Waits until standard output has the text so many times. */
    public Underway awaitOut(String text, int times) {
        return await(text + " on stdout, " + times + " times", one -> count(out, text) >= times);
    }

    /** Waits until standard output has the text. */
    public Underway awaitOut(String text) {
        return awaitOut(text, 1);
    }

    /** Waits until standard error has the text. */
    public Underway awaitErr(String text) {
        return await(text + " on stderr", one -> count(err, text) >= 1);
    }

    private synchronized Underway await(String what, Predicate<Underway> reached) {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!reached.test(this)) {
            long left = deadline - System.currentTimeMillis();
            if (left <= 0 || open == 0) throw new AssertionError("never came: " + what + "\n" + told(-1));
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return this;
    }

    /** Sends a signal. */
    public Underway signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end. */
    public Finished finish() {
        try {
            boolean ended = process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (!ended) throw new AssertionError("has not ended: " + told(-1));
            for (Thread reader : readers) reader.join(PATIENCE_MILLIS);
            return told(process.exitValue());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Finished told(int code) {
        return new Finished(line, code, out.toString(), err.toString());
    }

    public static int count(CharSequence text, String part) {
        int count = 0;
        String all = text.toString();
        for (int at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + part.length())) count++;
        return count;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
