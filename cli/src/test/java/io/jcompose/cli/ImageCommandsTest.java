package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCommandsTest {
    @TempDir private Path directory;

    private ProgramInMemory jcompose;

    @BeforeEach
    void writeTheProject() {
        jcompose = new ProgramInMemory(directory);
        jcompose.file("""
                services:
                  a: {image: "app:1", depends_on: [b]}
                  b: {image: "app:1"}
                  here: {image: "busybox:test", pull_policy: missing}
                  never: {image: "busybox:test", pull_policy: never}
                  built: {build: .}
                  both: {image: "both:1", build: {context: ., tags: ["both:2"]}}
                """);
    }

    @Test
    void pullFetchesEachImageOnceAndSaysWhyItLeavesOthersOut() {
        assertThat(jcompose.run("pull")).isZero();
        assertThat(jcompose.out()).isEmpty();
        assertThat(jcompose.errLines()).containsExactlyInAnyOrder(
                " a Pulling ", " a Pulled ", " b Skipped - Image is already being pulled by a ", " both Pulling ",
                " both Pulled ", " built Skipped - No image to be pulled ",
                " here Skipped - Image is already present locally ", " never Skipped ");
    }

    @Test
    void pullOfNamedServicesLeavesTheirDependenciesUnlessTold() {
        assertThat(jcompose.run("pull", "--policy", "missing", "a")).isZero();
        assertThat(jcompose.errLines()).containsExactly(" a Pulling ", " a Pulled ");
        assertThat(jcompose.run("pull", "--policy", "missing", "--include-deps", "a")).isZero();
        assertThat(jcompose.errLines()).containsExactlyInAnyOrder(" a Skipped - Image is already present locally ",
                " b Skipped - Image is already present locally ");
        assertThat(jcompose.run("pull", "--ignore-buildable", "both")).isZero();
        assertThat(jcompose.errLines()).containsExactly(" both Skipped - Image can be built ");
        assertThat(jcompose.run("pull", "zz")).isEqualTo(1);
        assertThat(jcompose.err()).contains("no such service: zz");
    }

    @Test
    void pushSendsWhatIsBuiltAndNamed() {
        assertThat(jcompose.run("push")).isZero();
        assertThat(jcompose.errLines()).containsExactlyInAnyOrder(" a Skipped ", " b Skipped ", " built Skipped ",
                " here Skipped ", " never Skipped ");
    }
}
