package io.jcompose.backends.transport;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.wire.WireOpener;
import io.jcompose.model.diagnostic.ComposeException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;

/**
 * Speaks HTTP/1.1 with one engine over connections that are kept and used again. Thread-safe. A thread that waits here
 * ends early when it is interrupted.
 *
 * <p>Failures: {@link EngineException} of kind {@code ENGINE_UNREACHABLE} when nothing answers or the connection breaks,
 * {@link ComposeException} of kind {@code CANCELLED} when the thread was interrupted. A status of 400 and above is an
 * answer, not a failure; {@link EngineResponse#orRefuse()} makes it one.
 */
public final class EngineHttp implements AutoCloseable {
    private final EngineEndpoint endpoint;
    private final ConnectionPool pool;
    private final String host;
    private final CallLog log;

    /** Hears of every call that was answered. */
    public interface CallLog {
        /** Nobody listens. */
        CallLog NONE = (request, status, nanos) -> {};

        /** A call was answered; {@code nanos} is the time until the first byte. */
        void answered(EngineRequest request, int status, long nanos);
    }

    /** Makes a client; nothing is connected before the first call. */
    public EngineHttp(EngineEndpoint endpoint) {
        this(endpoint, CallLog.NONE);
    }

    /** Makes a client whose calls are logged. */
    public EngineHttp(EngineEndpoint endpoint, CallLog log) {
        this.endpoint = endpoint;
        this.pool = new ConnectionPool(WireOpener.of(endpoint));
        this.host = endpoint instanceof EngineEndpoint.Tcp tcp ? tcp.text().substring("tcp://".length()) : "docker";
        this.log = log;
    }

    /** Returns whom it speaks with. */
    public EngineEndpoint endpoint() {
        return endpoint;
    }

    /** Sends a request and waits for the head of the answer. The answer must be closed, or read to its end. */
    public EngineResponse send(EngineRequest request) {
        return begin(request).response();
    }

    /**
     * Sends a request and does not wait, so that one thread can have several requests under way. The answers may be
     * fetched in any order; every one of them must be fetched or cancelled.
     */
    public Exchange begin(EngineRequest request) {
        Connection connection = connect();
        boolean used = connection.idleSince != 0;
        try {
            connection.send(request, host);
        } catch (Connection.HungUp early) {
            // an engine that refuses a large body answers before it has read it all
            return new Exchange(this, request, connection, false);
        } catch (IOException failed) {
            connection.wire().close();
            if (used && replayable(request) && !interrupted(failed)) return again(request);
            throw broken(request, failed);
        }
        return new Exchange(this, request, connection, used);
    }

    /**
     * Sends a request after which the connection is no longer HTTP but belongs to the caller, in both directions.
     *
     * @throws EngineException when the engine answers with anything but 101 or 200
     */
    public UpgradedStream upgrade(EngineRequest request) {
        EngineRequest asking = request.with("Connection", "Upgrade").with("Upgrade", "tcp");
        Connection connection = connect();
        try {
            connection.wire().unblock(); // one thread will write and another one read
            connection.send(asking, host);
            ResponseHead head = connection.head();
            if (head.status() == 101 || head.status() == 200) return new UpgradedStream(connection, head);
            var answer = new EngineResponse(request, head, connection.body(head, request.method()));
            throw answer.refusal();
        } catch (IOException failed) {
            connection.wire().close();
            throw broken(request, failed);
        }
    }

    /** Ends idle connections; those in use end when their answer has been read. */
    @Override
    public void close() {
        pool.close();
    }

    Exchange again(EngineRequest request) {
        Connection connection = fresh();
        try {
            connection.send(request, host);
        } catch (IOException failed) {
            connection.wire().close();
            throw broken(request, failed);
        }
        return new Exchange(this, request, connection, false);
    }

    void answered(EngineRequest request, int status, long nanos) {
        log.answered(request, status, nanos);
    }

    private Connection connect() {
        try {
            return pool.take();
        } catch (IOException failed) {
            throw unreachable(failed);
        }
    }

    private Connection fresh() {
        try {
            return pool.fresh();
        } catch (IOException failed) {
            throw unreachable(failed);
        }
    }

    private RuntimeException unreachable(IOException failed) {
        if (interrupted(failed)) return cancelled(failed);
        return EngineException.unreachable(endpoint.text(), failed);
    }

    /** Returns that a call failed on its way: the connection broke, or the thread was interrupted. */
    public static RuntimeException broken(EngineRequest request, IOException failed) {
        if (interrupted(failed)) return cancelled(failed);
        return EngineException.broken(request.method(), request.path(), failed);
    }

    /** Returns that the waiting thread was interrupted. */
    public static ComposeException cancelled(Throwable cause) {
        return new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, cause);
    }

    static boolean interrupted(IOException failed) {
        return failed instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted();
    }

    private static boolean replayable(EngineRequest request) {
        Optional<EngineRequest.Body> body = request.body();
        return body.isEmpty() || body.get() instanceof EngineRequest.Body.Bytes;
    }
}
