package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export systemd} beside docker compose's own {@code export SERVICE}. */
class SystemdExportTest {
    @TempDir Path directory;
    private ProgramInMemory program;

    @BeforeEach
    void aProject() {
        program = new ProgramInMemory(directory);
        program.file("services: { web: { image: 'busybox:test' } }\n");
    }

    @Test
    void writesAUnitToStandardOutputOrIntoADirectory() throws Exception {
        assertThat(program.run("export", "systemd", "--user")).isZero();
        String unit = program.out();
        assertThat(unit).contains("[Service]\n", " supervise", "WantedBy=default.target\n");
        Path units = directory.resolve("units");
        assertThat(program.run("export", "systemd", "--user", "-o", units.toString())).isZero();
        assertThat(units.resolve("jcompose-supervise.service")).hasContent(unit);
        assertThat(program.err()).contains("systemctl --user enable --now jcompose-supervise.service");
    }

    @Test
    void needsNoProject() throws Exception {
        Files.delete(directory.resolve("compose.yaml"));
        assertThat(program.run("export", "systemd", "--system")).isZero();
        assertThat(program.out()).contains("WantedBy=multi-user.target\n");
    }

    @Test
    void aServiceOfThatNameIsExportedUnlessAFlagSaysOtherwise() {
        program.file("services: { systemd: { image: 'busybox:test' } }\n");
        program.run("export", "systemd");
        assertThat(program.out()).doesNotContain("[Service]");
        assertThat(program.run("export", "systemd", "--user")).isZero();
        assertThat(program.out()).contains("[Service]");
    }

    @Test
    void flagsOfTheOneAreNoFlagsOfTheOther() {
        assertThat(program.run("export", "web", "--user")).isEqualTo(1);
        assertThat(program.err()).contains("--user and --system belong to `export systemd`");
        assertThat(program.run("export", "systemd", "--user", "--system")).isEqualTo(1);
    }

    @Test
    void superviseHasPartsOfItsOwn() {
        assertThat(program.run("supervise", "--help")).isZero();
        assertThat(program.out()).contains("\nCommands:\n  logs ", "\n  status ", "\n  stop ");
        assertThat(program.run("supervise", "status", "--help")).isZero();
        assertThat(program.out()).contains("supervise status [OPTIONS]");
        assertThat(program.run("supervise", "dance")).isEqualTo(1);
    }
}
