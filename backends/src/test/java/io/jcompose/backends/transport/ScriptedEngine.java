package io.jcompose.backends.transport;

import io.jcompose.backends.endpoint.EngineEndpoint;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A Unix socket that plays one script per connection. */
public final class ScriptedEngine implements AutoCloseable {
    /** What happens on one connection. */
    public interface Script {
        void play(Talk talk) throws Exception;
    }

    private final Path socket;
    private final ServerSocketChannel server;
    private final List<Throwable> failures = new ArrayList<>();
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();

    public ScriptedEngine(Script... scripts) throws IOException {
        socket = Files.createTempDirectory("engine").resolve("s.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> {
            for (int i = 0; i < scripts.length; i++) {
                int number = i;
                try {
                    SocketChannel channel = server.accept();
                    Thread.ofVirtual().start(() -> play(number, scripts[number], channel));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void play(int number, Script script, SocketChannel channel) {
        try (channel) {
            script.play(new Talk(channel));
        } catch (Exception | AssertionError failed) {
            synchronized (failures) {
                failures.add(failed);
            }
        } finally {
            ended.add(number);
        }
    }

    public EngineEndpoint endpoint() {
        return new EngineEndpoint.Unix(socket);
    }

    /** Waits until that many connections have ended, and fails when a script did. */
    public void await(int connections) throws InterruptedException {
        for (int i = 0; i < connections; i++) ended.take();
        synchronized (failures) {
            if (!failures.isEmpty()) throw new AssertionError("the script failed", failures.get(0));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        Files.deleteIfExists(socket.getParent());
    }

    /** One connection, seen from the engine. */
    public record Talk(SocketChannel channel) {
        /** Reads a request head, and a body of the length that it names. */
        public String request() throws IOException {
            var text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int b = read();
                if (b < 0) return text.toString();
                text.append((char) b);
            }
            int length = text.indexOf("Content-Length: ");
            if (length >= 0) {
                int count = Integer.parseInt(text.substring(length + 16, text.indexOf("\r\n", length)));
                for (int i = 0; i < count; i++) text.append((char) read());
            } else if (text.indexOf("Transfer-Encoding: chunked") >= 0) {
                while (text.indexOf("\r\n0\r\n\r\n") < 0) text.append((char) read());
            }
            return text.toString();
        }

        public int read() throws IOException {
            ByteBuffer one = ByteBuffer.allocate(1);
            return channel.read(one) < 0 ? -1 : one.get(0) & 0xff;
        }

        public void say(String text) throws IOException {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }
}
