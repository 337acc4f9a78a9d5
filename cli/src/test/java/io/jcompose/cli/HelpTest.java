package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.CommandTable;
import io.jcompose.cli.option.Flag;
import io.jcompose.cli.option.HelpPrinter;
import io.jcompose.cli.option.Syntax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The help of every command says all, and can be read. */
class HelpTest {
    @TempDir private Path directory;

    static Stream<String> commands() {
        var paths = new ArrayList<String>();
        for (String group : List.of("", "bridge", "bridge transformations", "alpha")) {
            for (HelpPrinter.Group list : CommandTable.list(group)) {
                for (HelpPrinter.Row row : list.rows()) {
                    String path = group.isEmpty() ? row.name() : group + " " + row.name();
                    if (!CommandTable.isGroup(path)) paths.add(path);
                }
            }
        }
        return paths.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesEveryFlagAndFitsATerminal(String path) {
        Syntax syntax = CommandTable.find(path).map(Command::syntax).orElseThrow();
        var jcompose = new ProgramInMemory(directory);
        var words = new ArrayList<>(List.of(path.split(" ")));
        words.add("--help");
        assertThat(jcompose.runAlone(words.toArray(String[]::new))).isZero();
        assertThat(jcompose.err()).isEmpty();
        List<String> lines = jcompose.out().lines().toList();
        assertThat(lines.get(0)).startsWith("Usage:  jcompose " + path);
        assertThat(lines).allMatch(line -> line.length() <= 80 || line.startsWith("Usage:") || !line.startsWith(" "));
        assertThat(jcompose.out()).contains(syntax.purpose());
        for (Flag flag : syntax.flags()) {
            if (flag.hidden()) assertThat(jcompose.out()).doesNotContain("--" + flag.name() + " ");
            else assertThat(lines).anyMatch(line -> line.contains("--" + flag.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void speaksInSentencesWithoutFullStops(String path) {
        Syntax syntax = CommandTable.find(path).map(Command::syntax).orElseThrow();
        var sentences = new ArrayList<String>();
        sentences.add(syntax.purpose());
        for (Flag flag : syntax.flags()) if (!flag.hidden()) sentences.add(flag.description());
        assertThat(sentences).allMatch(text -> !text.isBlank() && Character.isUpperCase(text.charAt(0)))
                .noneMatch(text -> text.endsWith("."));
    }

    @Test
    void theRootListsAllCommandsInOrder() {
        var jcompose = new ProgramInMemory(directory);
        assertThat(jcompose.runAlone("--help")).isZero();
        List<String> listed = jcompose.out().lines().filter(line -> line.matches("  [a-z]+ +[A-Z].*"))
                .map(line -> line.strip().split(" ")[0]).toList();
        assertThat(listed).contains("completion", "events", "stats", "up", "volumes", "watch");
        assertThat(listed.subList(1, listed.size())).isSorted();
    }
}
