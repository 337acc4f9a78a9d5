package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.cli.view.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatcherTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsTheVersion() {
        assertThat(run("version")).isZero();
        assertThat(text(out)).startsWith("Docker Compose version 2.40.3");
    }

    @ParameterizedTest
    @CsvSource({"--version", "-v", "version"})
    void knowsEverySpellingOfVersion(String word) {
        assertThat(run(word)).isZero();
        assertThat(text(out)).contains("2.40.3");
    }

    @Test
    void printsTheShortVersion() {
        run("version", "--short");
        assertThat(text(out)).isEqualTo("2.40.3\n");
    }

    @Test
    void printsHelpWhenNothingIsAskedFor() {
        assertThat(run()).isZero();
        assertThat(text(out)).startsWith("Usage:  jcompose [OPTIONS] COMMAND\n");
    }

    @Test
    void namesAnUnknownCommandAfterTheHelp() {
        assertThat(run("frob")).isEqualTo(1);
        assertThat(text(out)).startsWith("Usage:");
        assertThat(text(err)).isEqualTo("unknown docker command: \"compose frob\"\n");
    }

    @Test
    void helpsWithAnUnknownCommandWhenAsked() {
        assertThat(run("frob", "--help")).isZero();
        assertThat(text(err)).isEmpty();
    }

    @Test
    void warnsAboutTheOldHelpFlag() {
        assertThat(run("ps", "-h")).isZero();
        assertThat(text(out)).startsWith("Usage:  jcompose ps [OPTIONS] [SERVICE...]\n");
        assertThat(text(err)).isEqualTo("Flag shorthand -h has been deprecated, use --help\n");
    }

    @Test
    void findsCommandsInGroups() {
        assertThat(run("bridge", "transformations", "ls", "--help")).isZero();
        assertThat(text(out)).startsWith("Usage:  jcompose bridge transformations list\n");
    }

    @Test
    void takesGlobalFlagsBeforeTheCommandOnly() {
        assertThat(run("--ansi", "never", "version", "--short")).isZero();
        assertThat(run("version", "--ansi", "never")).isEqualTo(1);
        assertThat(text(err)).isEqualTo("unknown flag: --ansi\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        version extra                        | unknown command "extra" for "docker compose version"
        run                                  | requires at least 1 arg(s), only received 0
        exec a                               | requires at least 2 arg(s), only received 1
        commit                               | accepts between 1 and 2 arg(s), received 0
        stats a b                            | accepts at most 1 arg(s), received 2
        --progress foo version               | unsupported --progress value "foo"
        --progress tty --ansi never version  | can't use --progress tty while ANSI support is disabled
        --progress plain --ansi always version | can't use --progress plain while ANSI support is forced
        ls --format foo                      | format value "foo" could not be parsed: parsing failed
        ls --filter x=y                      | invalid filter 'x'
        ps --filter foo                      | arguments to --filter should be in form KEY=VAL
        ps --filter a=b                      | unknown filter a
        logs --index 1                       | --index requires one service to be selected
        port a x                             | strconv.ParseUint: parsing "x": invalid syntax
        """)
    void wordsMistakesAsDockerDoes(String words, String message) {
        assertThat(run(words.strip().split(" "))).isEqualTo(1);
        assertThat(text(err)).isEqualTo(message + "\n");
        assertThat(text(out)).isEmpty();
    }

    private int run(String... words) {
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(), false, false, false, Map.of());
        int code = new Dispatcher(console, global -> {
            throw new IllegalStateException("no engine is needed");
        }).run(List.of(words));
        console.flush();
        return code;
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
