package io.jcompose.cli;

import io.jcompose.model.diagnostic.ComposeException;

/**
 * The exit codes. {@code run}, {@code exec}, {@code wait} and {@code up --exit-code-from} hand on a container's code
 * besides these.
 */
public final class ExitCode {
    /** Done. */
    public static final int DONE = 0;

    /** Failed; wrong flags too. */
    public static final int FAILED = 1;

    /** {@code plan}: something is to do. */
    public static final int PENDING = 2;

    /** Interrupted by a person or by a signal. */
    public static final int INTERRUPTED = 130;

    /** Nobody reads standard output any more: what a shell makes of a program that SIGPIPE has ended. */
    public static final int UNREAD = 141;

    private ExitCode() {}

    /** Returns the exit code for a failure. */
    public static int of(ComposeException.Kind kind) {
        return switch (kind) {
            case INVALID_PROJECT, ENGINE_REFUSED, ENGINE_UNREACHABLE, BUG -> FAILED;
            case CANCELLED -> INTERRUPTED;
        };
    }
}
