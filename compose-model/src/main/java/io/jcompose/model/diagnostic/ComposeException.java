package io.jcompose.model.diagnostic;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The root of everything that jcompose throws on purpose. Its message is one line that a user can read. */
public class ComposeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is; the command line turns it into an exit code. */
    public enum Kind {
        /** The input is wrong: files, names, flags. */
        INVALID_PROJECT,
        /** The engine answered that it will not do it. */
        ENGINE_REFUSED,
        /** The engine did not answer. */
        ENGINE_UNREACHABLE,
        /** A person interrupted. */
        CANCELLED,
        /** jcompose itself is wrong. */
        BUG
    }

    private final Kind kind;
    private final @Nullable String hint;

    public ComposeException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    public ComposeException(Kind kind, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.hint = hint;
    }

    /** Returns the kind. */
    public Kind kind() {
        return kind;
    }

    /** Returns what the user can do about it, when we know. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /** Returns the message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? kind.toString() : message;
    }
}
