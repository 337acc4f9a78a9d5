package io.jcompose.backends.spi;

import io.jcompose.model.diagnostic.ComposeException;
import org.jspecify.annotations.Nullable;

/** Says that an engine refused a call or could not be reached. Keeps the call and the engine's own sentence. */
public final class EngineException extends ComposeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int status;
    private final String engineMessage;

    private EngineException(
            Kind kind, String message, String call, int status, String engineMessage, @Nullable Throwable cause) {
        this(kind, message, null, call, status, engineMessage, cause);
    }

    private EngineException(Kind kind, String message, @Nullable String hint, String call, int status,
            String engineMessage, @Nullable Throwable cause) {
        super(kind, message, hint, cause);
        this.call = call;
        this.status = status;
        this.engineMessage = engineMessage;
    }

    /** Returns the refusal of a call, worded as docker's own client words it. */
    public static EngineException refused(String method, String path, int status, String engineMessage) {
        return new EngineException(
                Kind.ENGINE_REFUSED,
                "Error response from daemon: " + engineMessage,
                method + " " + path,
                status,
                engineMessage,
                null);
    }

    /** Returns the failure of an operation that no single status code tells, for example a wait. */
    public static EngineException failed(String message) {
        return new EngineException(Kind.ENGINE_REFUSED, message, "", 0, message, null);
    }

    /** Returns that nothing answers at an endpoint. */
    public static EngineException unreachable(String endpoint, @Nullable Throwable cause) {
        String message = "Cannot connect to the Docker daemon at " + endpoint + ". Is the docker daemon running?";
        if (cause != null && "Permission denied".equals(cause.getMessage())) {
            message = "permission denied while trying to connect to the Docker daemon socket at " + endpoint;
        }
        return new EngineException(Kind.ENGINE_UNREACHABLE, message, "", 0, message, cause);
    }

    /** Returns that nothing answers, in words of its own and with what to do about it. */
    public static EngineException unreachable(String message, String hint, @Nullable Throwable cause) {
        return new EngineException(Kind.ENGINE_UNREACHABLE, message, hint, "", 0, message, cause);
    }

    /** Returns that a connection broke in the middle of a call. */
    public static EngineException broken(String method, String path, Throwable cause) {
        String message = "the connection to the engine broke during " + method + " " + path + ": " + cause.getMessage();
        return new EngineException(Kind.ENGINE_UNREACHABLE, message, method + " " + path, 0, message, cause);
    }

    /** Returns the same failure with what the user can do about it. */
    public EngineException withHint(String hint) {
        return new EngineException(kind(), getMessage(), hint, call, status, engineMessage, getCause());
    }

    /** Returns the same failure with words before its message. */
    public EngineException during(String prefix) {
        return new EngineException(kind(), prefix + getMessage(), hint().orElse(null), call, status, engineMessage,
                getCause());
    }

    /** Returns method and path, empty when no call is to blame. */
    public String call() {
        return call;
    }

    /** Returns the HTTP status, 0 when there was none. */
    public int status() {
        return status;
    }

    /** Returns the engine's own sentence. */
    public String engineMessage() {
        return engineMessage;
    }

    /** Returns whether the same call may succeed when it is made again: the engine was busy or not there. */
    public boolean isTransient() {
        return kind() == Kind.ENGINE_UNREACHABLE || status == 502 || status == 503 || status == 504 || status == 429;
    }
}
