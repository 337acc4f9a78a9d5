package io.jcompose.tests.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.scenario.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Podman without a service: jcompose starts one for itself, on a socket that nobody else can use. */
@Tag("engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public class OwnServiceIT {
    private static final String PREFIX = "JCOMPOSE_TEST_CONTAINERS_";

    @TempDir Path runtime;

    @BeforeEach
    void needsPodmanWithAStoreForTests() {
        TestEngine.PODMAN.require();
        assumeTrue(System.getenv().keySet().stream().anyMatch(name -> name.startsWith(PREFIX)),
                "no " + PREFIX + "* says which store Podman is to use");
    }

    /** Ends the services, which would end by themselves a minute later. */
    @AfterEach
    void endServices() throws IOException {
        for (ProcessHandle service : services()) service.destroy();
    }

    /** Those that listen below our directory. */
    private List<ProcessHandle> services() throws IOException {
        var found = new ArrayList<ProcessHandle>();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            String[] words = process.info().arguments().orElse(new String[0]);
            for (String word : words) if (word.startsWith("unix://" + runtime)) found.add(process);
        }
        return found;
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(Commands.jcompose());
        command.addAll(List.of("--backend", "podman"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(runtime.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("COMPOSE_") || name.startsWith("DOCKER_")
                || name.startsWith("CONTAINER_"));
        System.getenv().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) environment.put(name.substring("JCOMPOSE_TEST_".length()), value);
        });
        environment.put("XDG_RUNTIME_DIR", runtime.toString());
        return builder.start();
    }

    private static String finish(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void manyWhoNeedItStartOneService() throws IOException, InterruptedException {
        var processes = new ArrayList<Process>();
        for (int i = 0; i < 4; i++) processes.add(start("ls"));
        for (Process process : processes) finish(process);
        assertThat(services()).hasSize(1);
        ProcessHandle service = services().get(0);
        finish(start("ls"));
        assertThat(services()).containsExactly(service);
        try (Stream<Path> files = Files.list(runtime.resolve("jcompose"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".sock"))).hasSize(1);
        }
    }

    @Test
    void aServiceThatWasKilledIsStartedAgain() throws Exception {
        finish(start("ls"));
        ProcessHandle first = services().get(0);
        first.destroyForcibly();
        first.onExit().get();
        finish(start("ls"));
        assertThat(services()).hasSize(1).doesNotContain(first);
    }

    @Test
    void whatCannotBeStartedIsExplained() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Commands.jcompose().get(0), "--backend", "podman", "ls")
                .directory(runtime.toFile()).redirectErrorStream(true);
        Path broken = Files.writeString(runtime.resolve("containers.conf"), "[engine\n");
        builder.environment().keySet().removeIf(name -> name.startsWith("CONTAINER_") || name.startsWith("DOCKER_"));
        builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
        builder.environment().put("CONTAINERS_CONF", broken.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output).contains("cannot start Podman's service").contains("containers.conf");
    }
}
