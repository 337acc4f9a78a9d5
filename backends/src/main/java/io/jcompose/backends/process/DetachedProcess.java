package io.jcompose.backends.process;

import io.jcompose.backends.spi.process.OutputSink;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.TerminalSize;
import java.io.OutputStream;

/** A process that was started and left alone. */
public final class DetachedProcess implements ProcessStream {
    @Override
    public boolean hasTerminal() {
        return false;
    }

    @Override
    public OutputStream input() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public void copyTo(OutputSink sink) {}

    @Override
    public void resize(TerminalSize size) {}

    @Override
    public int exitCode() {
        return 0;
    }

    @Override
    public void close() {}
}
