package io.jcompose.tests.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jcompose.model.json.JsonReader;
import io.jcompose.tests.engine.Checkout;
import io.jcompose.tests.scenario.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which the program may be called: by any name, from anywhere, with next to no environment. */
public class LauncherIT {
    private static final Map<String, String> NEXT_TO_NOTHING = Map.of("PATH", "/usr/bin:/bin");

    @TempDir Path directory;

    @BeforeEach
    void needsABuiltProgram() {
        assumeTrue(System.getenv("JCOMPOSE_TEST_BINARY") != null,
                "JCOMPOSE_TEST_BINARY is not set; `make test` builds it");
    }

    @Test
    void runsThroughALinkOfAnotherNameFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("docker-compose"), Path.of(Commands.jcompose().get(0)));
        Path linkToLink = Files.createSymbolicLink(directory.resolve("second"), link.getFileName());
        assertThat(output(NEXT_TO_NOTHING, link.toString(), "version", "--short")).matches("\\d+\\.\\d+\\.\\d+.*\\R");
        assertThat(output(NEXT_TO_NOTHING, linkToLink.toString(), "version", "--short"))
                .matches("\\d+\\.\\d+\\.\\d+.*\\R");
        assertThat(output(Map.of("PATH", directory + ":/usr/bin:/bin"), "docker-compose", "version", "--short"))
                .matches("\\d+\\.\\d+\\.\\d+.*\\R");
    }

    @Test
    void readsAProjectWithNextToNoEnvironment() throws Exception {
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: 'busybox:test' } }\n");
        assertThat(output(NEXT_TO_NOTHING, Commands.jcompose().get(0), "config", "--services")).isEqualTo("app\n");
        var emptyHome = Map.of("PATH", "/usr/bin:/bin", "HOME", "", "LC_ALL", "POSIX");
        assertThat(output(emptyHome, Commands.jcompose().get(0), "config", "--services")).isEqualTo("app\n");
    }

    @Test
    void needsNoVariableAtAllNorAHomeItCanWriteTo() throws Exception {
        String program = Commands.jcompose().get(0);
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: 'busybox:test' } }\n");
        assertThat(output(Map.of(), program, "config", "--services")).isEqualTo("app\n");
        for (String home : List.of("/nonexistent", "/proc/self", directory.toString())) {
            assertThat(output(Map.of("HOME", home), program, "config", "--services")).as(home).isEqualTo("app\n");
        }
        assertThat(directory).as("nothing is left in the home directory").isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void runsThroughAScriptThatBecomesIt() throws Exception {
        String program = Commands.jcompose().get(0);
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: 'busybox:test' } }\n");
        Path wrapper = Files.writeString(directory.resolve("wrapper"), "#!/bin/sh\nexec " + program + " \"$@\"\n");
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        assertThat(output(Map.of(), wrapper.toString(), "config", "--services")).isEqualTo("app\n");
        assertThat(output(NEXT_TO_NOTHING, "bash", "-c", "exec -a docker-compose \"$@\"", "bash", program, "config",
                "--services")).isEqualTo("app\n");
    }

    @Test
    void aCopyFindsTheDistributionThroughThePath() throws Exception {
        Path copy = Files.createDirectories(directory.resolve("cli-plugins")).resolve("docker-compose");
        Files.copy(Checkout.root().resolve("packaging/jcompose"), copy);
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: 'busybox:test' } }\n");
        var alone = new ProcessBuilder(copy.toString(), "config", "--services").redirectErrorStream(true);
        alone.environment().put("PATH", "/usr/bin:/bin");
        Process refused = alone.start();
        assertThat(refused.getInputStream()).asString(UTF_8).contains("Link it instead");
        assertThat(refused.waitFor()).isEqualTo(1);
        Path program = Path.of(Commands.jcompose().get(0));
        Path laidOut = Checkout.root().resolve("target/run/bin/jcompose"); // what the checkout's own ends in
        Files.createSymbolicLink(bin.resolve("jcompose"), program.startsWith(Checkout.root()) ? laidOut : program);
        var environment = Map.of("PATH", bin + ":/usr/bin:/bin");
        assertThat(output(environment, copy.toString(), "config", "--services")).isEqualTo("app\n");
        assertThat(output(environment, copy.toString(), "docker-cli-plugin-metadata")).contains("\"Version\":\"v");
    }

    @Test
    void onlyTheSupervisorIsKeptSmall() throws Exception {
        Path program = Files.createDirectories(directory.resolve("bin")).resolve("jcompose");
        Files.copy(Checkout.root().resolve("packaging/jcompose"), program);
        Path java = Files.writeString(directory.resolve("java"), "#!/bin/sh\necho \"$MALLOC_ARENA_MAX $*\"\n");
        for (Path file : List.of(program, java)) assertThat(file.toFile().setExecutable(true)).isTrue();
        Path lib = Files.createDirectories(directory.resolve("lib"));
        Files.writeString(lib.resolve("java"), java + "\n");
        Files.writeString(lib.resolve("version"), "1.0.0\n");
        for (String words : List.of("supervise", "supervise --detached", "-f x.yaml --ansi never -D supervise",
                "--file=x.yaml supervise status")) {
            assertThat(small(program, words)).as(words).startsWith("1 ").contains(" -Xmx24m ").endsWith(words + "\n");
        }
        for (String words : List.of("ps", "up supervise", "-p supervise up", "exec supervise sh"))
            assertThat(small(program, words)).as(words).startsWith(" ").doesNotContain("-Xmx").endsWith(words + "\n");
    }

    private String small(Path program, String words) throws Exception {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words.split(" ")));
        return output(NEXT_TO_NOTHING, command.toArray(String[]::new));
    }

    @Test
    void introducesItselfToTheDockerCommand() throws Exception {
        var answer = JsonReader
                .readObject(output(NEXT_TO_NOTHING, Commands.jcompose().get(0), "docker-cli-plugin-metadata"));
        assertThat(answer.string("SchemaVersion")).isEqualTo("0.1.0");
        assertThat(answer.string("Version")).startsWith("v");
    }

    @Test
    void isDockerComposeToTheDockerCommand() throws Exception {
        Path plugin = Files.createDirectories(directory.resolve("cli-plugins")).resolve("docker-compose");
        Files.createSymbolicLink(plugin, Path.of(Commands.jcompose().get(0)));
        assertAnswersTheDockerCommand();
    }

    @Test
    void isDockerComposeToTheDockerCommandThroughAScriptThatBecomesIt() throws Exception {
        Path plugin = Files.createDirectories(directory.resolve("cli-plugins")).resolve("docker-compose");
        Files.writeString(plugin, "#!/bin/sh\nexec " + Commands.jcompose().get(0) + " \"$@\"\n");
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        assertAnswersTheDockerCommand();
    }

    @Test
    void isDockerComposeToTheDockerCommandAsACopyOfTheLauncherThatWasBuiltHere() throws Exception {
        Path built = Checkout.root().resolve("target/run/bin/jcompose");
        assumeTrue(Files.isExecutable(built), "nothing was built in this checkout");
        Files.copy(built, Files.createDirectories(directory.resolve("cli-plugins")).resolve("docker-compose"));
        assertAnswersTheDockerCommand();
    }

    @Test
    void aCopyOfTheCheckoutsProgramRunsWhatThePathHas() throws Exception {
        Path copy = Files.copy(Checkout.root().resolve("jcompose"), directory.resolve("docker-compose"));
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: 'busybox:test' } }\n");
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("jcompose"), Path.of(Commands.jcompose().get(0)));
        var environment = Map.of("PATH", bin + ":/usr/bin:/bin");
        assertThat(output(environment, copy.toString(), "config", "--services")).isEqualTo("app\n");
    }

    /** Calls compose as the docker command of this machine does, with the plugin that is in the directory. */
    private void assertAnswersTheDockerCommand() throws Exception {
        Path docker = Stream.of(System.getenv("PATH").split(":")).map(place -> Path.of(place, "docker"))
                .filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(docker != null, "no docker command here");
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: 'busybox:test' } }\n");
        var environment = Map.of("PATH", "/usr/bin:/bin", "DOCKER_CONFIG", directory.toString(), "HOME",
                directory.toString());
        assertThat(output(environment, docker.toString(), "compose", "config", "--services")).isEqualTo("app\n");
        assertThat(output(environment, docker.toString(), "--log-level", "warn", "compose", "-f", "compose.yaml",
                "config", "--services"))
                .isEqualTo("app\n");
        assertThat(output(environment, docker.toString(), "__complete", "compose", "config", "--serv"))
                .as("what Tab offers").startsWith("--services\t");
    }

    @Test
    void endsWhenNobodyReadsItsAnswer() throws Exception {
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: 'busybox:test' } }\n");
        Process process = new ProcessBuilder(Commands.jcompose().get(0), "config").directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            process.getInputStream().close();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ended").isTrue();
            assertThat(process.exitValue()).as("as after SIGPIPE").isEqualTo(141);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void canBeInterruptedThoughItsCallerIgnoresInterrupts() throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh",
                Commands.jcompose().get(0), "-f", "-", "config").redirectErrorStream(true).start();
        try {
            Path name = Path.of("/proc/" + process.pid() + "/comm");
            while (process.isAlive() && !Files.readString(name).startsWith("java")) Thread.onSpinWait();
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ended").isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
    }

    private String output(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        // env -i: the PATH under which the program is looked up is the one it is given
        var words = new ArrayList<>(List.of("/usr/bin/env", "-i"));
        environment.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(List.of(command));
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(words).directory(directory.toFile()).redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        assertThat(code).as(words + "\n" + Files.readString(errors)).isZero();
        return output;
    }
}
