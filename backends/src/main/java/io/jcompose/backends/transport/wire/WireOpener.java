package io.jcompose.backends.transport.wire;

import io.jcompose.backends.endpoint.EngineEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Connects to an engine. */
public interface WireOpener extends AutoCloseable {
    Wire open() throws IOException;

    /** Says that no more will be opened; those that are open stay. */
    @Override
    void close();

    /** Returns the opener for an endpoint; what a kind of endpoint needs is loaded when it is used. */
    static WireOpener of(EngineEndpoint endpoint) {
        return new ForEndpoint(endpoint, new Readiness());
    }

    /** Connects to one endpoint. */
    record ForEndpoint(EngineEndpoint endpoint, Readiness readiness) implements WireOpener {
        private static final Duration CONNECTING = Duration.ofSeconds(30);

        @Override
        public Wire open() throws IOException {
            return switch (endpoint) {
                case EngineEndpoint.Unix unix -> unix(unix);
                case EngineEndpoint.Tcp tcp -> tcp(tcp);
                case EngineEndpoint.Ssh ssh -> SshWire.open(ssh);
            };
        }

        @Override
        public void close() {
            readiness.close();
        }

        private Wire unix(EngineEndpoint.Unix unix) throws IOException {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(unix.socket()));
                return new ChannelWire(channel, readiness);
            } catch (IOException | RuntimeException failed) {
                channel.close();
                throw failed;
            }
        }

        private Wire tcp(EngineEndpoint.Tcp tcp) throws IOException {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                // a long silence, as of an event stream, must not look like a dead connection to what is in between
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                var address = new InetSocketAddress(tcp.host(), tcp.port());
                channel.configureBlocking(false);
                if (!channel.connect(address)) {
                    readiness.await(channel, SelectionKey.OP_CONNECT, CONNECTING);
                    channel.finishConnect();
                }
                var wire = new ChannelWire(channel, readiness);
                return tcp.tls().isPresent() ? TlsWire.over(wire, tcp, tcp.tls().get()) : wire;
            } catch (IOException | RuntimeException failed) {
                channel.close();
                throw failed;
            }
        }
    }
}
