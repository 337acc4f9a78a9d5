package io.jcompose.model.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
    @ParameterizedTest
    @CsvSource({"64m, 67108864", "1.5GiB, 1610612736", "1024, 1024", "10 kb, 10240", "7b, 7", "2T, 2199023255552"})
    void readsSizesInPowersOf1024(String text, long bytes) throws NotationException {
        assertThat(SizeNotation.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"zz, invalid size: 'zz'", "5zz, invalid suffix: 'zz'", "-1m, invalid size: '-1m'"})
    void refusesSizesInDockersWords(String text, String message) {
        assertThatThrownBy(() -> SizeNotation.parse(text)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"1m30s, PT1M30S", "1.5s, PT1.5S", "500ms, PT0.5S", "2d, PT48H", "1w1h, PT169H", "-3s, PT-3S",
        "0, PT0S"})
    void readsDurations(String text, Duration duration) throws NotationException {
        assertThat(DurationNotation.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "5q, 'time: unknown unit \"q\" in duration \"5q\"'", "soon, 'time: invalid duration \"soon\"'",
        "5, 'time: missing unit in duration \"5\"'"
    })
    void refusesDurationsInGosWords(String text, String message) {
        assertThatThrownBy(() -> DurationNotation.parse(text)).hasMessage(message);
    }

    @Test
    void splitsCommandLinesWithoutAShell() throws NotationException {
        assertThat(ShellWords.split("sh -c 'echo \"a b\" $HOME' \"\" a\\ b"))
                .containsExactly("sh", "-c", "echo \"a b\" $HOME", "", "a b");
        assertThat(ShellWords.split("a b | c")).containsExactly("a", "b");
        assertThat(ShellWords.split("")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({"'\"open'", "echo (x)", "back\\"})
    void refusesCommandLinesThatStayOpen(String line) {
        assertThatThrownBy(() -> ShellWords.split(line)).hasMessage("invalid command line string");
    }
}
