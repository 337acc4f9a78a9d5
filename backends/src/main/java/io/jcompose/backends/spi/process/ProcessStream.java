package io.jcompose.backends.spi.process;

import java.io.OutputStream;

/** A connection with a process in a container. One thread may read while another writes. */
public interface ProcessStream extends AutoCloseable {
    /** Returns whether the process has a terminal: then everything that it writes is one stream. */
    boolean hasTerminal();

    /** Returns where it reads from; closing it is the end of file over there, while output goes on. */
    OutputStream input();

    /**
     * Hands on all that it writes, until it ends or the user detached.
     *
     * @throws io.jcompose.backends.spi.EngineException when the connection broke
     */
    void copyTo(OutputSink sink);

    /** Tells the new size of the terminal; a process that is gone, or has no terminal, does not mind. */
    void resize(TerminalSize size);

    /**
     * Waits for its end and returns the exit code. For an exec the output must have been read before; it returns -1 when
     * the process still runs, that is when the user detached.
     */
    int exitCode();

    /** Ends the connection; the process goes on. */
    @Override
    void close();
}
