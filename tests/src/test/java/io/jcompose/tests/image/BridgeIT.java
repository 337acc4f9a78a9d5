package io.jcompose.tests.image;

import static io.jcompose.tests.scenario.Expectations.answers;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.running;
import static io.jcompose.tests.scenario.Expectations.tells;
import static io.jcompose.tests.scenario.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code bridge}, with an image of our own in the place of docker's, which is removed by its name afterwards. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BridgeIT {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void aTransformationReadsTheWholeModel(TestEngine engine) throws IOException {
        Files.writeString(directory.resolve("secret.txt"), "inside");
        try (Scenario bridge = Scenario.written(engine, directory, """
                services:
                  a:
                    image: busybox:test
                    command: ["sleep", "1000"]
                    stop_signal: SIGKILL
                    secrets: [s]
                secrets:
                  s: {file: ./secret.txt}
                """)) {
            String image = "jcompose-test-bridge:" + bridge.project();
            Path other = directory.resolve("other.yaml");
            Files.writeString(other, "services: {i: {image: \"" + image + "\"}}\n");
            bridge.step("up", run("up", "-d"), exits(0), running("a"));
            bridge.step("templates",
                    run("exec", "-T", "a", "sh", "-c", "mkdir /templates && echo x > /templates/a.tmpl"),
                    exits(0));
            bridge.step("an image", run("commit", "-c", "CMD [\"cp\", \"/in/compose.yaml\", \"/out/model.yaml\"]", "a",
                    image), exits(0));
            try {
                Path out = directory.resolve("out");
                bridge.step("convert", run("bridge", "convert", "-t", image, "-o", out.toString()), exits(0));
                assertThat(out.resolve("model.yaml")).content().contains("image: busybox:test", "content: inside");
                Path own = directory.resolve("own");
                bridge.step("create", run("bridge", "transformations", "create", "-f", image, own.toString()), exits(0),
                        answers("Transformer created in \"" + own + "\""));
                assertThat(own.resolve("templates/a.tmpl")).hasContent("x");
                assertThat(own.resolve("Dockerfile")).content().contains("com.docker.compose.bridge=transformation");
            } finally {
                bridge.step("the image goes", run("-f", other.toString(), "down", "--rmi", "all"), exits(0),
                        tells("Image " + image + "  Removed"));
            }
        }
    }
}
