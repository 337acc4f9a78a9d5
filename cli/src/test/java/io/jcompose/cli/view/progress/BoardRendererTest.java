package io.jcompose.cli.view.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.cli.view.Ansi;
import io.jcompose.cli.view.TerminalSize;
import io.jcompose.cli.view.progress.ProgressEvent.Phase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardRendererTest {
    private static final Instant START = Instant.parse("2026-11-21T04:00:00Z");
    private static final TerminalSize USUAL = new TerminalSize(80, 24);

    private final BoardRenderer renderer = new BoardRenderer(new Ansi(false));

    @Test
    void showsNothingBeforeAnythingHasHappened() {
        assertThat(renderer.render(ProgressBoard.empty("Running"), USUAL, START, false)).isEmpty();
    }

    @Test
    void showsEachThingWithItsStateAndTime() {
        ProgressBoard board = ProgressBoard.empty("Running")
                .after(ProgressEvent.of("Network demo_default", "Created", Phase.DONE), START)
                .after(ProgressEvent.of("Container demo-db-1", "Starting", Phase.WORKING), START);
        assertThat(renderer.render(board, USUAL, START.plusMillis(1250), false)).containsExactly(
                "[+] Running 1/2",
                " ✔ Network demo_default Created   0.0s",
                " ⠹ Container demo-db-1  Starting  1.2s");
    }

    @Test
    void keepsTheTimeOfWhatIsDone() {
        ProgressBoard board = ProgressBoard.empty("Running")
                .after(ProgressEvent.of("Container a", "Starting", Phase.WORKING), START)
                .after(ProgressEvent.of("Container a", "Started", Phase.DONE), START.plusMillis(300));
        assertThat(renderer.render(board, USUAL, START.plusSeconds(9), false)).contains(
                " ✔ Container a Started  0.3s");
    }

    @Test
    void countsTheTimeOfAThingFromItsBeginning() {
        ProgressBoard board = ProgressBoard.empty("Running")
                .after(ProgressEvent.of("Container a", "Created", Phase.DONE), START)
                .after(ProgressEvent.of("Container a", "Starting", Phase.WORKING), START.plusSeconds(5));
        assertThat(renderer.render(board, USUAL, START.plusSeconds(6), false)).last().asString().endsWith("6.0s");
    }

    @Test
    void saysWhatItWaitsForAndWhy() {
        ProgressBoard board = ProgressBoard.empty("Running")
                .after(ProgressEvent.of("Container demo-db-1", "Waiting", Phase.WORKING)
                        .because("web depends on db: service_healthy"), START)
                .after(ProgressEvent.of("Container demo-mq-1", "Waiting", Phase.WORKING)
                        .because("web depends on mq: service_healthy"), START.plusSeconds(1));
        assertThat(renderer.render(board, new TerminalSize(100, 24), START.plusSeconds(2), false)).last().isEqualTo(
                "   waiting for demo-db-1 and 1 more: web depends on db: service_healthy");
    }

    @Test
    void drawsABarForTheLayersOfAnImage() {
        ProgressBoard board = ProgressBoard.empty("Pulling")
                .after(ProgressEvent.text("web", "Pulling", "", Phase.WORKING), START)
                .after(new ProgressEvent("aa", "web", "Downloading", "", Phase.WORKING, 500_000, 1_000_000, 50, ""),
                        START)
                .after(new ProgressEvent("bb", "web", "Pull complete", "", Phase.DONE, 0, 0, 100, ""), START);
        assertThat(renderer.render(board, USUAL, START, false)).contains(
                " ⠋ web Pulling [⣤⣿] 500kB / 1MB 0.0s");
    }

    @ParameterizedTest
    @CsvSource({"80,24", "40,10", "20,5", "10,4", "1,1"})
    void neverDrawsMoreThanFits(int columns, int rows) {
        ProgressBoard board = ProgressBoard.empty("Running");
        for (int i = 0; i < 100; i++) {
            Phase phase = i % 3 == 0 ? Phase.WORKING : Phase.DONE;
            board = board.after(ProgressEvent.of("Container project-service-" + i, "Starting", phase)
                    .because("something long enough to be cut off somewhere"), START);
        }
        var coloured = new BoardRenderer(new Ansi(true));
        List<String> lines = coloured.render(board, new TerminalSize(columns, rows), START, false);
        assertThat(lines.size()).isLessThanOrEqualTo(Math.max(1, rows - 1));
        for (String line : lines) assertThat(Ansi.width(line)).as(line).isLessThanOrEqualTo(columns);
    }

    @Test
    void showsFailuresAndWorkFirstWhenNotEverythingFits() {
        ProgressBoard board = ProgressBoard.empty("Running");
        board = board.after(ProgressEvent.of("Container bad", "no such image", Phase.ERROR), START);
        for (int i = 0; i < 20; i++)
            board = board.after(ProgressEvent.of("Container d" + i, "Started", Phase.DONE), START);
        board = board.after(ProgressEvent.of("Container busy", "Starting", Phase.WORKING), START);
        List<String> lines = renderer.render(board, new TerminalSize(80, 8), START, false);
        assertThat(String.join("\n", lines)).contains("Container bad", "Container busy", "… and 17 done");
        assertThat(lines).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void showsEverythingInTheLastPicture() {
        ProgressBoard board = ProgressBoard.empty("Running");
        for (int i = 0; i < 50; i++)
            board = board.after(ProgressEvent.of("Container d" + i, "Started", Phase.DONE), START);
        assertThat(renderer.render(board, new TerminalSize(80, 8), START, true)).hasSize(51);
    }

    @Test
    void leavesOutKindsOnANarrowTerminal() {
        ProgressBoard board = ProgressBoard.empty("Running")
                .after(ProgressEvent.of("Container project-service-1", "Starting", Phase.WORKING), START);
        assertThat(renderer.render(board, new TerminalSize(36, 24), START, false))
                .contains(" ⠋ project-service-1 Starting  0.0s");
    }

    @Test
    void keepsTheNumberAndTheStateOfALongName() {
        ProgressBoard board = ProgressBoard.empty("Running")
                .after(ProgressEvent.of("Container project-with-a-very-long-name-12", "Starting", Phase.WORKING),
                        START);
        assertThat(renderer.render(board, new TerminalSize(30, 24), START, false))
                .contains(" ⠋ project-wit…ame-12 Starting");
    }

    @Test
    void leavesOutTheMiddleOfALongReason() {
        ProgressBoard board = ProgressBoard.empty("Running")
                .after(ProgressEvent.of("Container db", "Waiting", Phase.WORKING)
                        .because("a, b, c, d, e, f, g, h, i, j, k, l depend on db: service_healthy"), START);
        assertThat(renderer.render(board, new TerminalSize(60, 24), START, false)).last().asString()
                .startsWith("   waiting for db: a, b, c").endsWith("db: service_healthy").hasSize(60);
    }

    @Test
    void goesBackOverAllLinesThatWereDrawn() {
        List<String> lines = List.of("x".repeat(80), "y");
        assertThat(Ansi.up(List.of(), 80, 80)).isEmpty();
        assertThat(Ansi.up(lines, 80, 80)).isEqualTo("\u001b[2A\r");
        assertThat(Ansi.up(lines, 80, 120)).startsWith("\u001b[2A");
    }

    @Test
    void countsTheLinesThatANarrowedTerminalHasWrapped() {
        List<String> lines = List.of("x".repeat(80), "y", "");
        assertThat(Ansi.up(lines, 80, 30)).startsWith("\u001b[5A");
    }
}
