package io.jcompose.cli.view.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogPrinterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void putsTheNameInAColumnBeforeEachLine() {
        LogPrinter printer = printer(false, true);
        printer.register("a-2");
        printer.register("long-1");
        printer.line("a-2", "line 0", false);
        printer.line("long-1", "", false);
        assertThat(text(out)).isEqualTo("a-2     | line 0\nlong-1  | \n");
    }

    @Test
    void coloursNamesInTheOrderInWhichTheyAppear() {
        LogPrinter printer = printer(true, true);
        for (int i = 1; i <= 7; i++) printer.line("s-" + i, "x", false);
        assertThat(text(out)).isEqualTo("""
                \u001b[36ms-1  | \u001b[0mx
                \u001b[33ms-2  | \u001b[0mx
                \u001b[32ms-3  | \u001b[0mx
                \u001b[35ms-4  | \u001b[0mx
                \u001b[34ms-5  | \u001b[0mx
                \u001b[36;1ms-6  | \u001b[0mx
                \u001b[33;1ms-7  | \u001b[0mx
                """);
    }

    @Test
    void keepsTheTwoStreamsApart() {
        LogPrinter printer = printer(false, false);
        printer.line("a-1", "out", false);
        printer.line("a-1", "err", true);
        assertThat(text(out)).isEqualTo("out\n");
        assertThat(text(err)).isEqualTo("err\n");
    }

    @Test
    void writesWhatHappenedOverTheLine() {
        printer(false, true).status("ok-1", "exited with code 0");
        assertThat(text(out)).isEqualTo("\r\u001b[Kok-1 exited with code 0\n");
    }

    @Test
    void coloursWhatHappenedLikeTheLinesOfTheContainer() {
        LogPrinter printer = printer(true, true);
        printer.line("a-1", "x", false);
        printer.status("ok-1", "exited with code 0");
        assertThat(text(out)).endsWith("\u001b[33m\r\u001b[Kok-1 exited with code 0\n\u001b[0m");
    }

    @Test
    void leavesOutTheProject() {
        assertThat(ContainerNames.shortName("demo-web-1", "demo")).isEqualTo("web-1");
        assertThat(ContainerNames.shortName("demo_web_1", "demo")).isEqualTo("web_1");
        assertThat(ContainerNames.shortName("own-name", "demo")).isEqualTo("own-name");
        assertThat(ContainerNames.shortName("demonstration", "demo")).isEqualTo("demonstration");
    }

    private LogPrinter printer(boolean colours, boolean prefixes) {
        return new LogPrinter(stream(out), stream(err), colours, prefixes);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
