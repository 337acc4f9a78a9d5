package io.jcompose.backends.transport.wire;

import io.jcompose.backends.endpoint.EngineEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A connection through {@code ssh HOST docker system dial-stdio}. */
public final class SshWire implements Wire {
    private static final byte[] END = new byte[0];
    private static final int LONGEST_COMPLAINT = 4096;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Process ssh;
    private final OutputStream out;
    private final StringBuilder complaint = new StringBuilder();
    private final Thread listener;
    /** Filled by a thread of its own, because reading from a pipe does not end when a thread is interrupted. */
    private final BlockingQueue<byte[]> arrived = new ArrayBlockingQueue<>(64);
    private byte[] current = END;
    private int at;
    private boolean ended;

    /** Speaks through the standard input and output of a process. */
    SshWire(Process ssh) {
        this.ssh = ssh;
        this.out = ssh.getOutputStream();
        Thread.ofPlatform().daemon().name("ssh-output").start(this::pump);
        listener = Thread.ofPlatform().daemon().name("ssh-errors").start(this::listen);
    }

    static SshWire open(EngineEndpoint.Ssh endpoint) throws IOException {
        return new SshWire(new ProcessBuilder(command(endpoint)).start());
    }

    static List<String> command(EngineEndpoint.Ssh endpoint) {
        var command = new ArrayList<String>(List.of("ssh", "-o", "ConnectTimeout=30", "-T"));
        endpoint.port().ifPresent(port -> command.addAll(List.of("-p", port.toString())));
        command.addAll(List.of("--", endpoint.target(), "docker"));
        endpoint.socket().ifPresent(socket -> command.addAll(List.of("--host", "unix://" + socket)));
        command.addAll(List.of("system", "dial-stdio"));
        return command;
    }

    private void pump() {
        try (InputStream in = ssh.getInputStream()) {
            byte[] buffer = new byte[16384];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) arrived.put(Arrays.copyOf(buffer, got));
        } catch (IOException | InterruptedException ended) {
            // the reader hears of it by the end mark
        }
        try {
            arrived.put(END);
        } catch (InterruptedException nobodyReads) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (InputStream errors = ssh.getErrorStream()) {
            byte[] buffer = new byte[1024];
            for (int got = errors.read(buffer); got >= 0; got = errors.read(buffer)) {
                synchronized (complaint) {
                    if (complaint.length() < LONGEST_COMPLAINT) complaint
                            .append(new String(buffer, 0, got, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException ended) {
            // there is nothing more to be heard
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at == current.length) {
            if (ended) return -1;
            try {
                current = arrived.take();
                at = 0;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                close();
                throw new ClosedByInterruptException();
            }
            if (current.length == 0) {
                ended = true;
                String words = complaint();
                if (!words.isEmpty()) throw new IOException(words);
                return -1;
            }
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, into, offset, count);
        at += count;
        return count;
    }

    private String complaint() throws IOException {
        try {
            if (ssh.waitFor() == 0) return "";
            listener.join(LAST_WORDS); // a child of ssh may hold the pipe open, so not for ever
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
        synchronized (complaint) {
            return complaint.toString().strip();
        }
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        out.flush();
    }

    @Override
    public void shutdownOutput() throws IOException {
        out.close();
    }

    @Override
    public boolean quiet() {
        return ssh.isAlive() && at == current.length && arrived.isEmpty();
    }

    @Override
    public void close() {
        ssh.destroy();
        if (!arrived.offer(END)) arrived.clear();
    }
}
