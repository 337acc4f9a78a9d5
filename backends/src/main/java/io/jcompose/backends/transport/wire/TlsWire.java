package io.jcompose.backends.transport.wire;

import io.jcompose.backends.endpoint.EngineEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** An encrypted socket; who waits for it waits at the wire below. */
public final class TlsWire implements Wire {
    private final WireSocket below;
    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;

    private TlsWire(WireSocket below, SSLSocket socket) throws IOException {
        this.below = below;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static TlsWire over(Wire wire, EngineEndpoint.Tcp endpoint, EngineEndpoint.Tls tls) throws IOException {
        var factory = TlsIdentity.context(tls).getSocketFactory();
        var below = new WireSocket(wire);
        var socket = (SSLSocket) factory.createSocket(below, endpoint.host(), endpoint.port(), true);
        if (tls.verify()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return new TlsWire(below, socket);
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
        return !below.isClosed() && !socket.isClosed();
    }

    /** Closes what is below instead of the TLS session, which would wait for a writer that hangs. */
    @Override
    public void close() {
        below.close();
    }
}
