package io.jcompose.tests.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.process.LiveProject.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code cp} promises. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CopyIT {
    private static final String COMPOSE = """
            services:
              web:
                image: busybox:test
                scale: 2
                stop_signal: SIGKILL
                command: ["sleep", "1000"]
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void copiesInAndOutByTheRulesOfDocker(TestEngine engine) throws IOException {
        Path source = Files.createDirectories(directory.resolve("src/sub")).getParent();
        Files.writeString(source.resolve("a"), "a");
        Files.writeString(source.resolve("sub/b"), "b");
        Files.createSymbolicLink(source.resolve("link"), Path.of("a"));
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE)) {
            assertThat(project.run("up", "-d").code()).isZero();
            Ended in = project.run("cp", "src", "web:/tmp");
            assertThat(in.code()).as(in.toString()).isZero();
            assertThat(in.err()).contains(project.name + "-web-2 copy src to " + project.name + "-web-2:/tmp Copied");
            assertThat(project.run("cp", "src", "web:/tmp/renamed").code()).isZero();
            assertThat(project.run("cp", "src/.", "web:/tmp/renamed").code()).isZero();
            assertThat(project.run("cp", "--index", "2", "src/a", "web:/tmp/only-two").code()).isZero();
            for (String index : new String[] {"1", "2"}) {
                Ended there = project.run("exec", "--index", index, "web", "sh", "-c",
                        "cd /tmp; cat src/a src/sub/b renamed/link renamed/sub/b; ls renamed; ls | grep two");
                assertThat(there.out()).as(there.toString())
                        .isEqualTo("ababa\nlink\nsub\n" + (index.equals("2") ? "only-two\n" : ""));
            }

            assertThat(project.run("cp", "web:/tmp/src", "out").code()).isZero();
            assertThat(project.run("cp", "web:/tmp/src", "out").code()).isZero();
            assertThat(directory.resolve("out/sub/b")).hasContent("b");
            assertThat(directory.resolve("out/src/sub/b")).as("into a directory that is there").hasContent("b");
            assertThat(project.run("cp", "web:/tmp/src/.", "flat").code()).isZero();
            assertThat(directory.resolve("flat/a")).hasContent("a");
            assertThat(Files.readSymbolicLink(directory.resolve("out/link"))).hasToString("a");
            assertThat(project.run("cp", "-L", "web:/tmp/src/link", "followed").code()).isZero();
            assertThat(directory.resolve("followed")).isRegularFile().hasContent("a");

            Ended stream = project.run("cp", "web:/tmp/src/a", "-");
            assertThat(stream.out()).startsWith("a\0");
            assertThat(project.typing(new String(stream.out().getBytes(UTF_8), UTF_8), "cp", "-", "web:/opt").code())
                    .as("a directory that is not there").isEqualTo(1);
            assertThat(project.typing(stream.out(), "cp", "-", "web:/tmp").code()).isZero();
            assertThat(project.run("exec", "web", "cat", "/tmp/a").out()).isEqualTo("a");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatIsWrong(TestEngine engine) throws IOException {
        Files.writeString(directory.resolve("file"), "x");
        Files.createDirectory(directory.resolve("dir"));
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE)) {
            assertThat(project.run("create").code()).isZero();
            assertThat(project.run("cp", "file", "nobody:/").err())
                    .endsWith("no container found for service \"nobody\"\n");
            assertThat(project.run("cp", "nothing", "web:/").err()).endsWith("nothing: no such file or directory\n");
            assertThat(project.run("cp", "a", "b").err()).endsWith("unknown copy direction\n");
            assertThat(project.run("cp", "web:/a", "web:/b").err())
                    .endsWith("copying between services is not supported\n");
            assertThat(project.run("cp", "web:/etc/passwd", "no/where").err()).contains("invalid output path");
            assertThat(project.run("cp", "web:/etc", "file").err()).endsWith("cannot copy directory\n");
            assertThat(project.run("cp", "file", "web:/nowhere/").err()).endsWith("no such directory\n");
            assertThat(project.run("cp", "web:/nowhere", "dir").err()).contains("/nowhere");
            Ended dry = project.run("--dry-run", "cp", "file", "web:/tmp/dry");
            assertThat(dry.code()).as(dry.toString()).isZero();
            assertThat(project.run("cp", "web:/tmp/dry", "dir").code()).isEqualTo(1);
        }
    }
}
