package io.jcompose.backends.podman.stream;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.process.TerminalSize;
import java.util.function.Consumer;

/**
 * Tells the size of a terminal, and the last one once more a moment later. What conmon finds in its pipe at once it takes
 * for the first size, as often as there are sizes: the last would be lost. Measured with 2.1.6; saying again what is so
 * already changes nothing.
 */
final class SettledSize implements Consumer<TerminalSize> {
    private final Consumer<TerminalSize> engine;
    private final long pauseMillis;
    private volatile TerminalSize last = new TerminalSize(0, 0);

    SettledSize(Consumer<TerminalSize> engine) {
        this(engine, 100);
    }

    SettledSize(Consumer<TerminalSize> engine, long pauseMillis) {
        this.engine = engine;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public void accept(TerminalSize size) {
        last = size;
        engine.accept(size);
        Thread.ofVirtual().name("terminal size").start(() -> repeat(size));
    }

    private void repeat(TerminalSize size) {
        try {
            Thread.sleep(pauseMillis);
            if (last.equals(size)) engine.accept(size);
        } catch (EngineException ended) {
            // the process needs no size any more
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
