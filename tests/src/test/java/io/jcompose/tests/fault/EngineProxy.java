package io.jcompose.tests.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A socket before an engine's socket that passes everything on, but for calls that change something, to which it does
 * what it was told to. One request per connection: the engine is asked to close it after its answer.
 */
public final class EngineProxy implements AutoCloseable {
    /** What becomes of a call. */
    public enum Fault {
        /** The connection ends; the engine never hears of the call. */
        DROPPED,
        /** The engine does it, then the connection ends before its answer arrives. */
        LOST,
        /** The engine never hears of it, and an error is answered in its name. */
        REFUSED,
        /** The engine never hears of it; success is answered first, and then in the stream that it failed. */
        BROKEN_OFF,
        /** The call arrives late. */
        SLOW,
        /** Nothing more happens, neither to this call nor to any later one. */
        HELD,
        /** The same, but the engine has done what it was called for. */
        HELD_WHEN_DONE
    }

    private static final long PATIENCE_SECONDS = 90;

    private final UnixDomainSocketAddress engine;
    private final Path socket;
    private final ServerSocketChannel server;
    private final List<String> calls = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final List<SocketChannel> open = new ArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private Predicate<String> wanted = call -> false;
    private Fault fault = Fault.SLOW;
    private boolean again;
    private String answer = "the proxy refuses";
    private volatile boolean held;

    /** Listens in a directory that is its own. */
    public EngineProxy(Path engine) {
        try {
            this.engine = UnixDomainSocketAddress.of(engine);
            socket = Files.createTempDirectory("proxy").resolve("engine.sock");
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it listens. */
    public Path socket() {
        return socket;
    }

    /** Where it listens. */
    String url() {
        return "unix://" + socket;
    }

    /** Does it to all calls that are wanted ({@code POST /containers/create?name=...}), but not to the same one again. */
    public synchronized EngineProxy once(Fault kind, Predicate<String> call) {
        fault = kind;
        wanted = call;
        return this;
    }

    /** Does it to all calls that are wanted, however often they are made. */
    synchronized EngineProxy always(Fault kind, Predicate<String> call) {
        again = true;
        return once(kind, call);
    }

    /** Answers with this sentence where it refuses. */
    synchronized EngineProxy saying(String sentence) {
        answer = sentence;
        return this;
    }

    /** The calls that change something, in the order in which they came. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Waits until the call came. */
    void awaitFault() {
        try {
            if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("never came: " + calls());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the call came. */
    public boolean struck() {
        return reached.getCount() == 0;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // no more calls
        }
    }

    private void serve(SocketChannel client) {
        try (client; SocketChannel behind = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            keep(client, behind);
            String head = readHead(client);
            if (head.isEmpty()) return;
            Fault now = faultOf(head);
            if (held && now == null) Thread.currentThread().join();
            behind.connect(engine);
            if (now == null) pass(client, behind, head, true);
            else strike(now, client, behind, head);
        } catch (IOException ended) {
            // by either side
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void strike(Fault kind, SocketChannel client, SocketChannel behind, String head)
            throws IOException, InterruptedException {
        held = kind == Fault.HELD || kind == Fault.HELD_WHEN_DONE;
        switch (kind) {
            case DROPPED -> {
            }
            case LOST -> pass(client, behind, head, false);
            case REFUSED -> answer(client, head, "500 Internal Server Error", "{\"message\":\"" + answer + "\"}\n");
            case BROKEN_OFF -> answer(client, head, "200 OK", "{\"status\":\"Downloading\"}\r\n{\"errorDetail\":"
                    + "{\"message\":\"" + answer + "\"},\"error\":\"" + answer + "\"}\r\n");
            case SLOW -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(700));
                pass(client, behind, head, true);
            }
            case HELD, HELD_WHEN_DONE -> {
                if (kind == Fault.HELD_WHEN_DONE) pass(client, behind, head, false);
                reached.countDown();
                Thread.currentThread().join(); // for ever: the other side is killed
            }
        }
        reached.countDown();
    }

    private synchronized void keep(SocketChannel client, SocketChannel behind) {
        open.add(client);
        open.add(behind);
    }

    /** What is to be done to this call, which is noted when it changes something; null: nothing. */
    private synchronized @Nullable Fault faultOf(String head) {
        String[] words = head.split(" ", 3);
        String call = words[0] + " " + words[1].replaceFirst("^/v[0-9.]+", "").replaceFirst("^/libpod", "");
        if (words[0].equals("GET") || words[0].equals("HEAD") || call.contains("/wait")) return null;
        if (held) return null;
        calls.add(call);
        if (!wanted.test(call)) return null;
        return done.add(call) || again ? fault : null;
    }

    private static void answer(SocketChannel client, String head, String status, String body) throws IOException {
        long left = length(head);
        var buffer = ByteBuffer.allocate(8192);
        while (left > 0) {
            int n = client.read(buffer.clear());
            if (n < 0) return;
            left -= n;
        }
        write(client, "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static long length(String head) {
        for (String line : head.split("\r\n"))
            if (line.regionMatches(true, 0, "content-length:", 0,
                    15)) return Long.parseLong(line.substring(15).strip());
        return 0;
    }

    private void pass(SocketChannel client, SocketChannel behind, String head, boolean back) throws IOException {
        boolean upgrade = head.toLowerCase(Locale.ROOT).contains("\r\nupgrade:");
        write(behind, upgrade ? head : head.replaceFirst("\r\n", "\r\nConnection: close\r\n"));
        Thread.ofVirtual().start(() -> {
            copy(client, behind);
            try {
                behind.shutdownOutput();
            } catch (IOException closed) {
                // it has answered
            }
        });
        var buffer = ByteBuffer.allocate(16384);
        while (behind.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (back && !held && buffer.hasRemaining()) client.write(buffer);
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        var buffer = ByteBuffer.allocate(16384);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) to.write(buffer);
            }
        } catch (IOException closed) {
            // by either side
        }
    }

    private static String readHead(SocketChannel from) throws IOException {
        var head = new StringBuilder();
        var one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0) {
            if (from.read(one.clear()) < 0) return "";
            head.append((char) (one.get(0) & 0xff));
        }
        return head.toString();
    }

    private static void write(SocketChannel to, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
        while (bytes.hasRemaining()) to.write(bytes);
    }

    @Override
    public synchronized void close() {
        try {
            server.close();
            for (SocketChannel channel : open) channel.close();
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
