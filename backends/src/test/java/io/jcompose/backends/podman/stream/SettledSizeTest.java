package io.jcompose.backends.podman.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.process.TerminalSize;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SettledSizeTest {
    private static final TerminalSize FIRST = new TerminalSize(97, 32);
    private static final TerminalSize LAST = new TerminalSize(97, 31);

    @Test
    void theLastSizeIsToldOnceMoreAndThoseBeforeAreNot() throws InterruptedException {
        var told = new LinkedBlockingQueue<TerminalSize>();
        var sizes = new SettledSize(told::add, 200);
        sizes.accept(FIRST);
        sizes.accept(LAST);
        var heard = new ArrayList<TerminalSize>();
        for (int i = 0; i < 3; i++) heard.add(told.poll(30, TimeUnit.SECONDS));
        assertThat(heard).isEqualTo(List.of(FIRST, LAST, LAST));
    }
}
