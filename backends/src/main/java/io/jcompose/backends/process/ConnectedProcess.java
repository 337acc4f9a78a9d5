package io.jcompose.backends.process;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.process.OutputSink;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.TerminalSize;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.UpgradedStream;
import io.jcompose.backends.transport.stream.OutputFrames;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A process that talks with us: an exec, or the main process of a container. */
public final class ConnectedProcess implements ProcessStream {
    private final EngineRequest call;
    private final UpgradedStream stream;
    private final boolean terminal;
    private final Consumer<TerminalSize> resize;
    private final IntSupplier exitCode;
    private volatile @Nullable TerminalSize wanted;

    /**
     * Takes over a connection.
     *
     * @param call     the request that made it, for messages
     * @param terminal whether the process has a terminal: then its output is one stream without frames
     * @param resize   tells the engine a size, failing when the process does not run
     * @param exitCode as {@link ProcessStream#exitCode()}
     */
    public ConnectedProcess(EngineRequest call, UpgradedStream stream, boolean terminal,
            Consumer<TerminalSize> resize, IntSupplier exitCode) {
        this.call = call;
        this.stream = stream;
        this.terminal = terminal;
        this.resize = resize;
        this.exitCode = exitCode;
    }

    @Override
    public boolean hasTerminal() {
        return terminal;
    }

    @Override
    public OutputStream input() {
        return stream.output();
    }

    @Override
    public void copyTo(OutputSink sink) {
        try {
            new OutputFrames(stream.input(), !terminal).copyTo(sink::write);
        } catch (IOException broken) {
            throw EngineHttp.broken(call, broken);
        }
    }

    @Override
    public void resize(TerminalSize size) {
        wanted = size;
        tryResize();
    }

    /** Tells the size that was wanted last: one after the other, so that it is the last one told. */
    private synchronized boolean tryResize() {
        TerminalSize size = wanted;
        try {
            if (size != null) resize.accept(size);
            return true;
        } catch (EngineException gone) {
            // the size of a terminal that nobody looks at does not matter
            return false;
        }
    }

    /** Tells the first size on a thread of its own: engines answer before the process runs, and tell nobody when it does. */
    public void resizeOnceItRuns(TerminalSize size) {
        wanted = size;
        Thread.ofVirtual().start(() -> {
            try {
                for (int attempt = 1; attempt <= 10 && !tryResize(); attempt++) Thread.sleep(10L * attempt);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public int exitCode() {
        return exitCode.getAsInt();
    }

    @Override
    public void close() {
        stream.close();
    }
}
