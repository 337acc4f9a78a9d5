package io.jcompose.backends.transport.wire;

import io.jcompose.backends.endpoint.EngineEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** An encrypted socket. */
public final class TlsWire implements Wire {
    private final SocketChannel channel;
    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;

    private TlsWire(SocketChannel channel, SSLSocket socket) throws IOException {
        this.channel = channel;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static TlsWire over(SocketChannel channel, EngineEndpoint.Tcp endpoint, EngineEndpoint.Tls tls)
            throws IOException {
        var factory = TlsIdentity.context(tls).getSocketFactory();
        var socket = (SSLSocket) factory.createSocket(channel.socket(), endpoint.host(), endpoint.port(), true);
        if (tls.verify()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return new TlsWire(channel, socket);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return in.read(into, offset, length);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        out.flush();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Session tickets may lie unread in the socket, so that only using it tells. */
    @Override
    public boolean quiet() {
        return channel.isOpen() && !socket.isClosed();
    }

    @Override
    public void close() {
        try {
            // closing the channel instead of the TLS session: the latter would wait for a writer that hangs
            channel.close();
        } catch (IOException alreadyGone) {
            // nothing is left to be closed
        }
    }
}
