package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
    @TempDir private Path directory;

    private ProgramInMemory jcompose;

    @BeforeEach
    void writeTheProject() {
        jcompose = new ProgramInMemory(directory);
        jcompose.file("""
                services:
                  db: {image: "busybox:test"}
                  web: {image: "busybox:test", profiles: [front]}
                  worker: {image: "busybox:test"}
                """);
    }

    @Test
    void commandsComeWithWhatTheyDo() {
        assertThat(complete("p")).contains("ps\tShow containers").allMatch(line -> line.startsWith("p"));
        assertThat(complete("bridge", "")).extracting(line -> line.split("\t")[0])
                .containsExactly("convert", "transformations");
    }

    @Test
    void flagsOfTheCommandAreOfferedButNotHiddenOnes() {
        assertThat(names("up", "--no-d")).containsExactly("--no-deps");
        assertThat(names("--proj")).containsExactly("--project-directory", "--project-name");
        assertThat(names("exec", "--no-T")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        up                      | db,web,worker
        up db --scale w         |
        logs -f --tail 5 w      | web,worker
        up -d --no-deps w       | web,worker
        up --attach w           | web,worker
        up --attach=w           | --attach=web,--attach=worker
        up --exit-code-from d   | db
        scale d                 | db=
        up --pull               | always,missing,never,build,if_not_present
        up --pull=a             | --pull=always
        down --rmi              | local,all
        config --format         | yaml,json
        --ansi                  | never,always,auto
        --profile               | front
        exec d                  | db
        exec -T db              |
        stats db                |
        cp w                    | web:,worker:
        ls                      |
        completion z            | zsh
        """)
    void valuesFitTheirPlace(String line, String expected) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        boolean endsWithBlank = line
                .matches("up|up --pull|down --rmi|config --format|--ansi|--profile|exec -T db|stats db|ls");
        if (endsWithBlank) words.add("");
        List<String> wanted = expected == null ? List.of() : List.of(expected.split(","));
        if (line.startsWith("up db --scale")) wanted = List.of("web=", "worker=");
        assertThat(names(words.toArray(String[]::new))).containsExactlyElementsOf(wanted);
    }

    @Test
    void projectsAreThoseOfTheEngine() {
        jcompose.run("up", "-d");
        assertThat(names("-p", "")).containsExactly("demo");
    }

    @Test
    void filesAreLeftToTheShell() {
        assertThat(rest("-f", "")).isEqualTo(":0");
        assertThat(rest("--project-directory", "")).isEqualTo(":16");
        assertThat(rest("run", "db", "")).isEqualTo(":0");
        assertThat(rest("up", "")).isEqualTo(":4");
        assertThat(rest("scale", "")).isEqualTo(":6");
    }

    @Test
    void anUnreadableProjectHasNoServices() {
        jcompose.file("services: [");
        assertThat(names("up", "")).isEmpty();
        assertThat(jcompose.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bash,complete -F _jcompose jcompose", "zsh,compdef _jcompose jcompose", "fish,complete -c jcompose",
        "powershell,Register-ArgumentCompleter"})
    void everyShellHasItsScript(String shell, String registration) {
        assertThat(jcompose.run("completion", shell)).isZero();
        assertThat(jcompose.out()).contains(registration, "__complete");
    }

    @Test
    void anotherShellIsRefused() {
        assertThat(jcompose.run("completion", "tcsh")).isEqualTo(1);
        assertThat(jcompose.err()).isEqualTo("unknown shell \"tcsh\": must be bash, zsh, fish, powershell\n");
    }

    private List<String> complete(String... words) {
        var line = new ArrayList<>(List.of("__complete", "-f", directory.resolve("compose.yaml").toString()));
        line.addAll(List.of(words));
        jcompose.runAlone(line.toArray(String[]::new));
        List<String> lines = jcompose.out().lines().toList();
        return lines.subList(0, lines.size() - 1);
    }

    private List<String> names(String... words) {
        return complete(words).stream().map(line -> line.split("\t")[0]).toList();
    }

    private String rest(String... words) {
        complete(words);
        List<String> lines = jcompose.out().lines().toList();
        return lines.get(lines.size() - 1);
    }
}
