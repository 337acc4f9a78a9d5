package io.jcompose.backends.transport;

import java.io.IOException;

/** A request under way. */
public final class Exchange {
    private final EngineHttp http;
    private final EngineRequest request;
    private final Connection connection;
    private final boolean usedBefore;
    private final long began = System.nanoTime();
    private volatile boolean answered;
    private volatile boolean cancelled;

    Exchange(EngineHttp http, EngineRequest request, Connection connection, boolean usedBefore) {
        this.http = http;
        this.request = request;
        this.connection = connection;
        this.usedBefore = usedBefore;
    }

    /** Waits for the head of the answer. To be called once. */
    public EngineResponse response() {
        ResponseHead head;
        try {
            head = connection.head();
        } catch (IOException failed) {
            answered = true;
            connection.wire().close();
            // the engine may close a connection just when it is used again; reading twice does no harm
            if (usedBefore && !cancelled && request.method().equals("GET")
                    && !EngineHttp.interrupted(failed)) return http.again(request).response();
            throw EngineHttp.broken(request, failed);
        }
        answered = true;
        http.answered(request, head.status(), System.nanoTime() - began);
        try {
            return new EngineResponse(request, head, connection.body(head, request.method()));
        } catch (IOException failed) {
            connection.wire().close();
            throw EngineHttp.broken(request, failed);
        }
    }

    /** Ends the exchange, unless it was answered; a thread that waits for its answer ends too. */
    public void cancel() {
        cancelled = true;
        if (!answered) connection.wire().close();
    }
}
