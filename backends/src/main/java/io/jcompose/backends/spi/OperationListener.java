package io.jcompose.backends.spi;

/** Hears how an operation goes on while it is performed. Called from the performing thread. */
public interface OperationListener {
    /** Hears nothing. */
    OperationListener NONE = new OperationListener() {};

    /**
     * A part of a transfer moved on.
     *
     * @param part    what moves, for example a layer's short id
     * @param status  the engine's words, for example {@code Downloading}
     * @param current bytes so far, 0 when unknown
     * @param total   bytes in all, 0 when unknown
     */
    default void transfer(String part, String status, long current, long total) {}

    /** A line of output, of a build or of a hook. */
    default void output(String line) {}

    /** Something that the user should know though the operation goes on. */
    default void warning(String text) {}
}
