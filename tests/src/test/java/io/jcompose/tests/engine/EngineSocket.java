package io.jcompose.tests.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Reads from an engine, in as few lines as it takes: HTTP/1.0, whose answers end with the connection. */
final class EngineSocket {
    private EngineSocket() {}

    /** The body of the answer to a GET. */
    static String get(Path socket, String target) throws IOException {
        try (BufferedReader answer = open(socket, target)) {
            var body = new StringBuilder();
            for (int c = answer.read(); c >= 0; c = answer.read()) body.append((char) c);
            return body.toString();
        }
    }

    /** The body of the answer to a GET, to be read as it arrives and closed by the caller. */
    static BufferedReader open(Path socket, String target) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            var request = ByteBuffer.wrap(("GET " + target + " HTTP/1.0\r\nHost: engine\r\n\r\n").getBytes(UTF_8));
            while (request.hasRemaining()) channel.write(request);
            var reader = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), UTF_8));
            String status = reader.readLine();
            if (status == null || !status.contains(" 200 ")) throw new IOException(target + ": " + status);
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {}
            return reader;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
