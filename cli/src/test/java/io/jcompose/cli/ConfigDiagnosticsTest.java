package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code config} as a check: everything there is to say, for people, editors and CI. */
class ConfigDiagnosticsTest {
    private static final String BROKEN = """
        services:
          web:
            image: nginx:${JCOMPOSE_TEST_UNSET}
            prots: ["80:80"]
            ports: ["x:y"]
            mem_limit: much
            depends_on: [databse]
          database:
            image: postgres
            profiles: [storage]
        """;

    @TempDir Path directory;

    private ProgramInMemory program;

    @BeforeEach
    void begin() throws IOException {
        directory = directory.toRealPath();
        program = new ProgramInMemory(directory);
    }

    private String out() {
        return program.out().replace(directory.toString(), "<DIR>");
    }

    @Test
    void printsProblemsAndWarningsWithTheirPlaces() {
        program.file(BROKEN);
        assertThat(program.run("config", "--diagnostics")).isEqualTo(1);
        assertThat(out()).isEqualTo("""
            error: validating <DIR>/compose.yaml: services.web additional properties 'prots' not allowed
              --> <DIR>/compose.yaml:4:5
                4 |     prots: ["80:80"]
                  |     ^
              hint: did you mean "ports"?
            error: Invalid containerPort: y
              --> <DIR>/compose.yaml:5:13
                5 |     ports: ["x:y"]
                  |             ^
            error: 'services[web].mem_limit' invalid size: 'much'
              --> <DIR>/compose.yaml:6:16
                6 |     mem_limit: much
                  |                ^
              hint: write a size such as 512k, 64m or 2g
            error: service "web" depends on undefined service "databse": invalid compose project
              --> <DIR>/compose.yaml:7:18
                7 |     depends_on: [databse]
                  |                  ^
              hint: did you mean "database"? it is only enabled by profile storage: add --profile storage
            warning: The "JCOMPOSE_TEST_UNSET" variable is not set. Defaulting to a blank string.
              --> <DIR>/compose.yaml:3:12
                3 |     image: nginx:${JCOMPOSE_TEST_UNSET}
                  |            ^
            4 errors, 1 warning
            """);
        assertThat(program.err()).isEmpty();
    }

    @Test
    void writesThemForMachinesAndFailsAsWithout() {
        program.file("services:\n  web:\n    image: nginx\n    ports: [80, \"x:y\"]\n    prots: []\n");
        assertThat(program.run("config", "-q")).isEqualTo(1);
        String without = program.err();
        assertThat(program.run("config", "-q", "--format", "json")).isEqualTo(1);
        assertThat(program.err()).isEqualTo(without).endsWith("'prots' not allowed\n");
        assertThat(out()).isEqualTo("""
            [
              {
                "severity": "error",
                "path": "services.web.prots",
                "message": "validating <DIR>/compose.yaml: services.web additional properties 'prots' not allowed",
                "file": "<DIR>/compose.yaml",
                "line": 5,
                "column": 5,
                "endLine": 5,
                "endColumn": 10,
                "hint": "did you mean \\"ports\\"?"
              },
              {
                "severity": "error",
                "path": "services.web.ports[1]",
                "message": "Invalid containerPort: y",
                "file": "<DIR>/compose.yaml",
                "line": 4,
                "column": 17,
                "endLine": 4,
                "endColumn": 22
              }
            ]
            """);
    }

    @Test
    void isSilentAboutAGoodProject() {
        program.file("services: {web: {image: nginx}}\n");
        assertThat(program.run("config", "-q", "--format", "json")).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(program.run("config", "--diagnostics")).isZero();
        assertThat(program.out()).isEqualTo("no errors, no warnings\n");
        assertThat(program.run("config", "--diagnostics", "--format", "json")).isZero();
        assertThat(program.out()).isEqualTo("[]\n");
    }

    @Test
    void warnsWithoutFailing() {
        program.file("version: '3'\nservices: {web: {image: nginx}}\n");
        assertThat(program.run("config", "--diagnostics", "--format", "json")).isZero();
        assertThat(program.out()).contains("\"severity\": \"warning\"", "\"path\": \"version\"", "\"line\": 1");
        assertThat(program.err()).isEmpty();
        assertThat(program.run("config", "-q", "--format", "json")).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).contains("the attribute `version` is obsolete");
    }

    @Test
    void tellsThatThereIsNoFile() {
        assertThat(program.run("config", "-q", "--format", "json")).isEqualTo(1);
        assertThat(program.out()).contains("\"message\": \"open ", "no such file or directory\"");
    }

    @Test
    void seesContainerNamesThatAreTakenTwice() {
        program.file("services: {a: {image: x, container_name: one}, b: {image: x, container_name: one}}\n");
        assertThat(program.run("config", "--diagnostics")).isEqualTo(1);
        assertThat(program.out()).contains("container_name").endsWith("1 error, no warnings\n");
    }
}
