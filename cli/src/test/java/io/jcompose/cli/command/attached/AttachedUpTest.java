package io.jcompose.cli.command.attached;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.cli.ProgramInMemory;
import io.jcompose.planner.state.ObservedContainer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What attached {@code up} shows, and which ends end it. */
class AttachedUpTest {
    private static final String TWO_SERVICES = """
            services:
              db:
                image: busybox:test
                command: sleep 100
                healthcheck: {test: "true"}
                volumes: ["data:/data"]
              web:
                image: busybox:test
                command: sleep 100
                depends_on:
                  db: {condition: service_healthy}
            volumes:
              data:
            """;

    @TempDir private Path directory;

    private ProgramInMemory jcompose;

    @BeforeEach
    void writeTheProject() {
        jcompose = new ProgramInMemory(directory);
        jcompose.file(TWO_SERVICES);
    }

    @Test
    void attachedUpEndsWithItsContainers() throws InterruptedException {
        Thread world = Thread.ofVirtual().start(() -> {
            endOnceStarted("demo-web-1", 3);
            endOnceStarted("demo-db-1", 0);
        });
        assertThat(jcompose.run("up")).isZero();
        world.join();
        assertThat(jcompose.out()).startsWith("Attaching to db-1, web-1\n")
                .contains("\r\u001b[Kdb-1 exited with code 0\n", "\r\u001b[Kweb-1 exited with code 3\n");
        assertThat(jcompose.errLines()).doesNotContain(" Container demo-web-1  Starting");
    }

    @Test
    void attachedUpDoesNotWaitForWhatItIsNotAttachedTo() throws InterruptedException {
        jcompose.file(TWO_SERVICES.replace("  db:\n", "  db:\n    attach: false\n"));
        Thread world = Thread.ofVirtual().start(() -> endOnceStarted("demo-web-1", 3));
        assertThat(jcompose.run("up")).isZero();
        world.join();
        assertThat(jcompose.out()).startsWith("Attaching to web-1\n").contains("web-1 exited with code 3\n")
                .doesNotContain("db-1");
        assertThat(jcompose.engine().containers(new ContainerQuery(Optional.of("demo"), false)))
                .extracting(ObservedContainer::name).containsExactly("demo-db-1");
    }

    @Test
    void whatIsShownBesideTheNamedServicesDoesNotEndUp() throws InterruptedException {
        Thread world = Thread.ofVirtual().start(() -> endOnceStarted("demo-web-1", 4));
        assertThat(jcompose.run("up", "--attach-dependencies", "--exit-code-from", "db", "web")).isEqualTo(4);
        world.join();
        assertThat(jcompose.out()).startsWith("Attaching to db-1, web-1\n").contains("web-1 exited with code 4\n")
                .doesNotContain("db-1 exited");
    }

    @Test
    void theFirstContainerThatEndsCanEndAll() throws InterruptedException {
        Thread world = Thread.ofVirtual().start(() -> endOnceStarted("demo-web-1", 7));
        assertThat(jcompose.run("up", "--abort-on-container-exit")).isEqualTo(7);
        world.join();
        assertThat(jcompose.err())
                .contains("Aborting on container exit...\n", " Container demo-db-1  Stopped\n");
    }

    @Test
    void theExitCodeOfAServiceCanBeHandedOn() throws InterruptedException {
        Thread world = Thread.ofVirtual().start(() -> endOnceStarted("demo-web-1", 9));
        assertThat(jcompose.run("up", "--exit-code-from", "web")).isEqualTo(9);
        world.join();
        assertThat(jcompose.run("up", "--exit-code-from", "zz")).isEqualTo(1);
        assertThat(jcompose.err()).endsWith("no such service: zz: not found\n");
    }

    private void endOnceStarted(String container, int exitCode) {
        try (var events = jcompose.engine().events(EventFilter.of("demo"))) {
            while (jcompose.engine().containers(
                    new ContainerQuery(Optional.of("demo"), false)).stream()
                    .noneMatch(one -> one.name().equals(container))) {
                events.next();
            }
            jcompose.engine().end(container, exitCode);
        }
    }
}
