package io.jcompose.backends.spi.process;

import java.io.IOException;

/** Takes what a process writes, byte by byte, in the order of writing. */
public interface OutputSink {
    /**
     * Takes some bytes, which are only valid during the call.
     *
     * @param error whether they were written to standard error; never with a terminal, which has one stream
     */
    void write(byte[] bytes, int offset, int length, boolean error) throws IOException;
}
