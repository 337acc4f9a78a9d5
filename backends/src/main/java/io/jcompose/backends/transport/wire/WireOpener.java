package io.jcompose.backends.transport.wire;

import io.jcompose.backends.endpoint.EngineEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;

/** Connects to an engine. */
public interface WireOpener {
    Wire open() throws IOException;

    /** Returns the opener for an endpoint; what a kind of endpoint needs is loaded when it is used. */
    static WireOpener of(EngineEndpoint endpoint) {
        return new ForEndpoint(endpoint);
    }

    /** Connects to one endpoint. */
    record ForEndpoint(EngineEndpoint endpoint) implements WireOpener {
        private static final int CONNECT_MILLIS = 30_000;

        @Override
        public Wire open() throws IOException {
            return switch (endpoint) {
                case EngineEndpoint.Unix unix -> unix(unix);
                case EngineEndpoint.Tcp tcp -> tcp(tcp);
                case EngineEndpoint.Ssh ssh -> SshWire.open(ssh);
            };
        }

        private static Wire unix(EngineEndpoint.Unix unix) throws IOException {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(unix.socket()));
                return new Wire.Channel(channel);
            } catch (IOException | RuntimeException failed) {
                channel.close();
                throw failed;
            }
        }

        private static Wire tcp(EngineEndpoint.Tcp tcp) throws IOException {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                // a long silence, as of an event stream, must not look like a dead connection to what is in between
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                channel.socket().connect(new InetSocketAddress(tcp.host(), tcp.port()), CONNECT_MILLIS);
                if (tcp.tls().isEmpty()) return new Wire.Channel(channel);
                return TlsWire.over(channel, tcp, tcp.tls().get());
            } catch (IOException | RuntimeException failed) {
                channel.close();
                throw failed;
            }
        }
    }
}
