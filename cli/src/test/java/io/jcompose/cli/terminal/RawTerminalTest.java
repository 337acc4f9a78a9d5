package io.jcompose.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sun.misc.Signal;

@Timeout(60)
class RawTerminalTest {
    private static void windowChanges() {
        Signal.raise(new Signal("WINCH"));
    }

    @Test
    void aChangeBeforeAnybodyListensIsTold() throws Exception {
        try (RawTerminal terminal = RawTerminal.forKeys()) {
            windowChanges();
            var told = new CompletableFuture<Boolean>();
            terminal.onResize(() -> told.complete(true));
            assertThat(told.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoIsStillToldIsToldOnceMoreAndNeverTwiceAtATime() throws Exception {
        try (RawTerminal terminal = RawTerminal.forKeys()) {
            var begun = new CountDownLatch(1);
            var mayEnd = new CountDownLatch(1);
            var again = new CountDownLatch(2);
            var inside = new AtomicInteger();
            var most = new AtomicInteger();
            terminal.onResize(() -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                begun.countDown();
                try {
                    mayEnd.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                inside.decrementAndGet();
                again.countDown();
            });
            windowChanges();
            begun.await();
            windowChanges();
            mayEnd.countDown();
            assertThat(again.await(30, TimeUnit.SECONDS)).as("the second change is told").isTrue();
            assertThat(most).hasValue(1);
        }
    }
}
