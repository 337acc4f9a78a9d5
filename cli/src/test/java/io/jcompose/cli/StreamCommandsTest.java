package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamCommandsTest {
    @TempDir private Path directory;

    private ProgramInMemory jcompose;

    @BeforeEach
    void startTheProject() {
        jcompose = new ProgramInMemory(directory);
        jcompose.file("""
                services:
                  db: {image: "busybox:test", volumes: ["data:/data"]}
                  web: {image: "busybox:test", volumes: ["other:/other"]}
                volumes:
                  data: {labels: {colour: blue}}
                  other:
                """);
        jcompose.run("up", "-d");
    }

    @Test
    void eventsOfThePastCanBeShownServiceByService() {
        assertThat(jcompose.run("events", "--since", "1h", "--until", "0s", "web")).isEqualTo(1);
        assertThat(jcompose.out()).contains("container start ").contains("name=demo-web-1").doesNotContain("demo-db-1")
                .doesNotContain("com.docker.compose").endsWith(")\n\n");
        assertThat(jcompose.errLines()).containsExactly("EOF");
        assertThat(jcompose.run("events", "--since", "1h", "--until", "0s", "--json")).isEqualTo(1);
        assertThat(jcompose.out()).contains("{\"action\":\"start\",").contains("\"service\":\"db\"").endsWith("}\n")
                .doesNotContain("\n\n");
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThat(jcompose.run("events", "--since", "yesterday")).isEqualTo(1);
        assertThat(jcompose.err()).contains("failed to parse value as time or duration: \"yesterday\"");
    }

    @Test
    void volumesAreThoseOfTheProjectOrOfServices() {
        assertThat(jcompose.run("volumes")).isZero();
        assertThat(jcompose.out()).isEqualTo("""
                DRIVER    VOLUME NAME
                local     demo_data
                local     demo_other
                """);
        jcompose.run("volumes", "-q", "db");
        assertThat(jcompose.out()).isEqualTo("demo_data\n");
        jcompose.run("volumes", "--format", "table {{.Name}}\\t{{.Driver}}", "db");
        assertThat(jcompose.out()).isEqualTo("""
                VOLUME NAME   DRIVER
                demo_data     local
                """);
        jcompose.run("volumes", "--format", "json", "db");
        assertThat(jcompose.out())
                .startsWith("{\"Availability\":\"N/A\",\"Driver\":\"local\",\"Group\":\"N/A\",\"Labels\":")
                .contains("colour=blue").contains("\"Name\":\"demo_data\",\"Scope\":\"local\"");
        assertThat(jcompose.run("volumes", "zz")).isEqualTo(1);
        assertThat(jcompose.err()).isEqualTo("no such service: zz\n");
    }
}
