package io.jcompose.cli.view.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.cli.view.Ansi;
import io.jcompose.cli.view.TerminalSize;
import io.jcompose.cli.view.progress.ProgressEvent.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The live view on a model of a terminal. */
class DrawnBlockTest {
    private static final Instant START = Instant.parse("2026-11-21T04:00:00Z");
    private static final int SERVICES = 100;

    private final BoardRenderer renderer = new BoardRenderer(new Ansi(true));
    private final DrawnBlock block = new DrawnBlock();

    @ParameterizedTest
    @CsvSource({"20,3", "20,2", "80,24", "30,8", "200,50", "10,4"})
    void neverScrollsAndNeverWraps(int columns, int rows) {
        var size = new TerminalSize(columns, rows);
        var screen = new Screen(columns, rows);
        ProgressBoard board = ProgressBoard.empty("Running");
        Instant now = START;
        for (int step = 0; step < 3 * SERVICES; step++) {
            board = board.after(event(step), now);
            now = now.plusMillis(70);
            screen.write(block.over(renderer.render(board, size, now, false), size, false));
            assertThat(screen.all()).as("nothing has left the screen").hasSizeLessThanOrEqualTo(rows);
            assertThat(screen.shown().getFirst()).startsWith("[+] Runn".substring(0, Math.min(8, columns - 1)));
        }
        screen.write(block.over(renderer.render(board, size, now, true), size, true));
        List<String> all = screen.all();
        assertThat(all).as("the last picture has everything, once").hasSize(SERVICES + 2);
        assertThat(all.getLast()).isEmpty();
    }

    @Test
    void staysInOnePieceWhileTheTerminalChanges() {
        var random = new Random(7);
        var size = new TerminalSize(80, 24);
        var screen = new Screen(80, 24);
        ProgressBoard board = ProgressBoard.empty("Running");
        Instant now = START;
        for (int step = 0; step < 3 * SERVICES; step++) {
            board = board.after(event(step), now);
            now = now.plusMillis(100);
            if (step % 10 == 9) {
                // it becomes no shorter than what narrower lines need: what leaves a screen cannot be taken back
                size = new TerminalSize(40 + random.nextInt(80), 60 + random.nextInt(20));
                screen.resize(size.columns(), size.rows());
            }
            if (step % 25 == 24) screen.write(block.above("a line that stays", size));
            screen.write(block.over(renderer.render(board, new TerminalSize(size.columns(), 20), now, false), size,
                    false));
            assertThat(screen.all().stream().filter(line -> line.startsWith("[+] Running")).count()).isEqualTo(1);
        }
        assertThat(screen.all().stream().filter(line -> line.equals("a line that stays")).count()).isEqualTo(12);
    }

    @Test
    void takesItselfAwayForOthers() {
        var size = new TerminalSize(40, 10);
        var screen = new Screen(40, 10);
        screen.write("$ up\n");
        ProgressBoard board = ProgressBoard.empty("Running").after(event(0), START);
        screen.write(block.over(renderer.render(board, size, START, false), size, false));
        screen.write(block.away(size) + "web-1  | hello\n");
        assertThat(screen.all()).containsExactly("$ up", "web-1  | hello", "");
    }

    @Test
    void leavesNoCopiesBehindWhenItFillsTheScreen() {
        var size = new TerminalSize(40, 10);
        var screen = new Screen(40, 10);
        ProgressBoard board = ProgressBoard.empty("Stopping");
        for (int step = 0; step < SERVICES; step++) board = board.after(event(step), START);
        for (int line = 0; line < 30; line++) {
            screen.write(block.over(renderer.render(board, size, START, false), size, false));
            screen.write(block.away(size) + "web-" + line + " exited\n");
        }
        screen.write(block.over(renderer.render(board, size, START, false), size, false));
        assertThat(screen.all()).filteredOn(line -> line.startsWith("[+] Stopping")).hasSize(1);
        assertThat(screen.all()).filteredOn(line -> line.endsWith(" exited")).hasSize(30);
    }

    @Test
    void showsTheLastCharacterOfALineThatFillsTheTerminal() {
        var size = new TerminalSize(20, 5);
        var screen = new Screen(20, 5);
        screen.write(block.over(List.of("12345678901234567890", "short"), size, false));
        screen.write(block.over(List.of("09876543210987654321", "s"), size, false));
        assertThat(screen.shown()).containsExactly("09876543210987654321", "s", "");
    }

    private static ProgressEvent event(int step) {
        int service = step % SERVICES;
        String id = "Container a-project-with-a-name-service-" + "x".repeat(service % 30) + service + "-1";
        return switch (step / SERVICES) {
            case 0 -> ProgressEvent.of(id, "Creating", Phase.WORKING);
            case 1 -> ProgressEvent.of(id, "Waiting", Phase.WORKING).because("web depends on db: service_healthy");
            default -> ProgressEvent.of(id, "Started", Phase.DONE);
        };
    }
}
