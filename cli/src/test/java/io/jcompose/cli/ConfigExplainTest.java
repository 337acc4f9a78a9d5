package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code config --explain} tells about the values of a project with every kind of layer. */
class ConfigExplainTest {
    @TempDir Path directory;

    private ProgramInMemory program;

    @BeforeEach
    void project() throws IOException {
        directory = directory.toRealPath();
        program = new ProgramInMemory(directory);
        program.file("""
            include: [inc/compose.yaml]
            services:
              web:
                extends: {service: common, file: base.yaml}
                image: ${REPO:-docker.io}/nginx:${TAG}
                ports: ["8080:80"]
                environment: [A=1, PASSED, "B=${UNSET}"]
                env_file: [web.env]
                command: sleep 5
                mem_limit: 1g
                dns: [1.1.1.1]
            """);
        write("base.yaml", """
            services:
              common:
                image: old
                restart: always
                environment: {A: "0", C: "3"}
            """);
        write("compose.override.yaml", """
            services:
              web:
                ports: !override ["9090:80"]
                dns: !reset []
                command: [sleep, "6"]
            """);
        Files.createDirectory(directory.resolve("inc"));
        write("inc/compose.yaml", "services: {side: {image: 'busybox:$V', hostname: $TAG}}\n");
        write("inc/.env", "V=9\n");
        write(".env", "# versions\nTAG=1.27\nPASSED=on\n");
        write("web.env", "E1=x\n\nE2=\"y\"\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private String explained(String... paths) {
        return explainedAs("demo", paths);
    }

    private String explainedAs(String name, String... paths) {
        String override = directory.resolve("compose.override.yaml").toString();
        var words = new ArrayList<>(List.of("-f", override, "-p", name, "config", "--explain"));
        words.addAll(List.of(paths));
        assertThat(program.run(words.toArray(new String[0]))).as(program.err()).isZero();
        return program.out().replace(directory.toString(), "<DIR>");
    }

    @Test
    void tellsTheTextItsVariablesAndWhatItOverrode() {
        assertThat(explained("services.web.image")).isEqualTo("""
            services.web.image: docker.io/nginx:1.27
                from <DIR>/compose.yaml:5:12
                written ${REPO:-docker.io}/nginx:${TAG}
                REPO is not set, its default is docker.io
                TAG = 1.27 from <DIR>/.env:2:1
                overrides old at <DIR>/base.yaml:3:12, by extends common of base.yaml at <DIR>/compose.yaml:4:14
            """);
    }

    @Test
    void followsEnvironmentVariablesToTheirFiles() {
        assertThat(explained("web.environment")).isEqualTo("""
            services.web.environment.A: 1
                from <DIR>/compose.yaml:7:19
                overrides A=0 at <DIR>/base.yaml:5:22, by extends common of base.yaml at <DIR>/compose.yaml:4:14
            services.web.environment.B:\s
                from <DIR>/compose.yaml:7:32
                written B=${UNSET}
                UNSET is not set
            services.web.environment.C: 3
                from <DIR>/base.yaml:5:30, by extends common of base.yaml at <DIR>/compose.yaml:4:14
            services.web.environment.E1: x
                from env_file <DIR>/web.env:1:1
            services.web.environment.E2: y
                from env_file <DIR>/web.env:3:1
            services.web.environment.PASSED: on
                from <DIR>/compose.yaml:7:24
                written PASSED
                PASSED = on from <DIR>/.env:3:1
            """);
    }

    @Test
    void listsWhatTagsTookOut() {
        assertThat(explained("web.dns", "web.ports")).isEqualTo("""
            services.web.ports[0].mode: ingress
                from <DIR>/compose.override.yaml:3:23
            services.web.ports[0].target: 80
                from <DIR>/compose.override.yaml:3:23
            services.web.ports[0].published: 9090
                from <DIR>/compose.override.yaml:3:23
            services.web.ports[0].protocol: tcp
                from <DIR>/compose.override.yaml:3:23
            services.web.ports: replaced
                by !override at <DIR>/compose.override.yaml:3:12
                was [{mode: ingress, target: 80, published: 8080, protocol: tcp}] at <DIR>/compose.yaml:6:12
            services.web.dns: removed
                by !reset at <DIR>/compose.override.yaml:4:10
                was [1.1.1.1] at <DIR>/compose.yaml:11:10
            """);
    }

    @Test
    void seesAListThatTookThePlaceOfAnother() {
        assertThat(explained("web.command")).isEqualTo("""
            services.web.command: ["sleep","6"]
                from <DIR>/compose.override.yaml:5:14
                overrides sleep 5 at <DIR>/compose.yaml:9:14
            services.web.command[0]: sleep
                from <DIR>/compose.override.yaml:5:15
            services.web.command[1]: 6
                from <DIR>/compose.override.yaml:5:22
            """);
    }

    @Test
    void knowsTheVariablesOfAnIncludedProject() {
        assertThat(explained("side")).contains("""
            services.side.hostname: 1.27
                from <DIR>/inc/compose.yaml:1:50, by include at <DIR>/compose.yaml:1:11
                written $TAG
                TAG = 1.27 from <DIR>/.env:2:1
            services.side.image: busybox:9
                from <DIR>/inc/compose.yaml:1:26, by include at <DIR>/compose.yaml:1:11
                written busybox:$V
                V = 9 from <DIR>/inc/.env:1:1
            """);
    }

    @Test
    void tellsWhatNobodyWroteAndWhatWasWrittenOtherwise() {
        assertThat(explained("networks.default.name", "web.mem_limit")).isEqualTo("""
            services.web.mem_limit: 1073741824
                from <DIR>/compose.yaml:10:16
                written 1g
            networks.default.name: demo_default
                default
            """);
    }

    @Test
    void tellsWhoNamedTheProject() throws IOException {
        assertThat(explained("name")).isEqualTo("name: demo\n    from --project-name\n");
        assertThat(explainedAs("", "name")).endsWith("    from the name of the directory <DIR>\n");
        write("compose.override.yaml", "name: written\n");
        assertThat(explainedAs("", "name")).isEqualTo("name: written\n    from <DIR>/compose.override.yaml:1:7\n");
        write(".env", "TAG=1\nCOMPOSE_PROJECT_NAME=dotenv\n");
        assertThat(explainedAs("", "name")).isEqualTo("""
            name: dotenv
                from a variable
                COMPOSE_PROJECT_NAME = dotenv from <DIR>/.env:2:1
            """);
    }

    @Test
    void writesTheSameForMachines() {
        assertThat(explained("--format", "json", "web.restart")).isEqualTo("""
            {
              "values": [
                {
                  "path": "services.web.restart",
                  "value": "always",
                  "source": "file",
                  "at": {
                    "file": "<DIR>/base.yaml",
                    "line": 4,
                    "column": 14
                  },
                  "via": {
                    "how": "extends",
                    "what": "common of base.yaml",
                    "at": {
                      "file": "<DIR>/compose.yaml",
                      "line": 4,
                      "column": 14
                    }
                  }
                }
              ],
              "removed": []
            }
            """);
    }

    @Test
    void hintsAtAPathThatWasMeant() {
        assertThat(program.run("config", "--explain", "web.imgae")).isEqualTo(1);
        assertThat(program.err())
                .endsWith("  hint: did you mean \"services.web.image\"?\nno value at services.web.imgae\n");
    }
}
