package io.jcompose.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LivePictureTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final Console console = new Console(stream, stream, new ByteArrayInputStream(new byte[0]), false, false,
            false, Map.of());

    @Test
    void aPictureIsDrawnOverTheOneBefore() {
        var picture = new LivePicture(console, () -> "");
        var size = new TerminalSize(80, 24);
        assertThat(picture.frame("a\nb\n", size)).isEqualTo("\u001b[?7la\u001b[K\nb\u001b[K\n\u001b[J\u001b[?7h");
        assertThat(picture.frame("c\n", size)).isEqualTo("\u001b[2A\r\u001b[?7lc\u001b[K\n\u001b[J\u001b[?7h");
    }

    @Test
    void whatDoesNotFitIsCounted() {
        var picture = new LivePicture(console, () -> "");
        assertThat(picture.frame("a\nb\nc\nd\ne\n", new TerminalSize(80, 4)))
                .contains("a\u001b[K\nb\u001b[K\n(3 more)\u001b[K\n").doesNotContain("c\u001b[K");
    }

    @Test
    void withoutATerminalItIsPrintedWhenItHasChanged() {
        var texts = new ArrayDeque<>(List.of("one\n", "one\n", "two\n"));
        new LivePicture(console, () -> {
            String next = texts.remove();
            // a pause that is interrupted is the end
            if (texts.isEmpty()) Thread.currentThread().interrupt();
            return next;
        }, 1).show();
        Thread.interrupted();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\n\ntwo\n");
    }
}
