package io.jcompose.cli;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * docker's client, when it has called us as its plugin (seen with 28.5). It hands on no signals: it has a socket, which is
 * gone when it was told to end, or was killed, and then its plugins are to end as if they had got the signal. On Linux the
 * socket has no file, and Java cannot connect to it, but the kernel lists it.
 */
final class PluginCaller {
    private static final String SOCKET = "DOCKER_CLI_PLUGIN_SOCKET";
    private static final Path SOCKETS = Path.of("/proc/net/unix");
    private static final long LOOK_MILLIS = 100;

    private PluginCaller() {}

    /** Ends this process in order when docker, if it has called us, is to end. */
    static void follow(Map<String, String> environment) {
        String socket = environment.getOrDefault(SOCKET, "");
        if (socket.isEmpty()) return;
        Thread.ofPlatform().daemon().name("docker").start(() -> {
            try {
                if (outlasts(socket)) end();
            } catch (IOException | InterruptedException unseen) {
                // the terminal sends its signals to both
            }
        });
    }

    /** Waits for the end of a socket; false when there is none. */
    private static boolean outlasts(String socket) throws IOException, InterruptedException {
        if (!socket.startsWith("@")) return waitsFor(Path.of(socket));
        if (!lists(Files.readString(SOCKETS, StandardCharsets.ISO_8859_1), socket)) return false;
        do
            Thread.sleep(LOOK_MILLIS);
        while (lists(Files.readString(SOCKETS, StandardCharsets.ISO_8859_1), socket));
        return true;
    }

    private static boolean waitsFor(Path socket) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var nothing = ByteBuffer.allocate(1);
            while (channel.read(nothing) >= 0) nothing.clear();
            return true;
        }
    }

    /** Returns whether the kernel's list of sockets has this one. */
    static boolean lists(String sockets, String name) {
        return sockets.contains(" " + name + "\n");
    }

    private static void end() {
        if (Interrupts.press()) return;
        System.err.println();
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
}
