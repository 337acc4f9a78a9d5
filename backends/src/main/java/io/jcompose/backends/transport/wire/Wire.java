package io.jcompose.backends.transport.wire;

import java.io.IOException;

/**
 * Bytes to and from an engine. One thread may read while another writes; closing from a third one ends both.
 * Interrupting a thread that waits here closes the wire.
 */
public interface Wire {
    /**
     * From now on whoever waits here does so outside the system, where that can be had: for virtual threads, and for wires
     * that several threads share. To be called while nobody uses it.
     */
    default void unblock() throws IOException {}

    /** Waits for bytes; -1 when the other side has finished. */
    int read(byte[] into, int offset, int length) throws IOException;

    /** Writes all of it. */
    void write(byte[] from, int offset, int length) throws IOException;

    /** Tells the other side that nothing more will come, while reading goes on. */
    void shutdownOutput() throws IOException;

    /** Returns whether a wire that was idle can still be used: the other side has neither finished nor spoken. */
    boolean quiet();

    /** Ends both directions; never fails. */
    void close();
}
