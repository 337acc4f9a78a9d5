package io.jcompose.backends.spi;

/** Takes the output of a container, line by line, in order. */
public interface LogSink {
    /**
     * Takes one line without its line end.
     *
     * @param error whether it was written to standard error
     */
    void line(String text, boolean error);
}
