package io.jcompose.tests.image;

import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.kept;
import static io.jcompose.tests.scenario.Expectations.running;
import static io.jcompose.tests.scenario.Expectations.tells;
import static io.jcompose.tests.scenario.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images of containers, and images on their way to and from a registry. */
@Tag("engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public class ImageCommandsIT {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void imagesAreListedMadeAndExported(TestEngine engine) throws Exception {
        try (Scenario one = Scenario.written(engine, directory, """
                services:
                  app:
                    image: busybox:test
                    command: [sh, -c, "echo made > /made.txt; exec sleep 1000"]
                    stop_signal: SIGKILL
                """)) {
            String made = "localhost/" + one.project() + ":made";
            try {
                one.step("up", run("up", "-d"), exits(0), running("app"));
                one.step("a table", run("images"), exits(0), answers("CONTAINER +REPOSITORY +TAG +PLATFORM +IMAGE ID"
                        + " +SIZE +CREATED *\n" + one.project()
                        + "-app-1 +busybox +test +linux/\\w+ +[0-9a-f]{12} .*\n"));
                one.step("objects", run("images", "--format", "json"), exits(0), answers(
                        "\\[\\{\"ID\":\"sha256:[0-9a-f]{64}\",\"ContainerName\":\"" + one.project()
                                + "-app-1\",\"Repository\":\"busybox\",\"Tag\":\"test\",.*\\}\\]\n\n"));
                one.step("ids", run("images", "-q", "app"), exits(0), answers("[0-9a-f]{64}\n"));
                one.step("nothing of others", run("images", "--format", "json", "other"), exits(0),
                        answers("null\n\n"));
                one.step("commit", run("commit", "-m", "why", "app", made), exits(0),
                        tells("Commit " + one.project() + "-app-1 Committed as sha256:"), kept("app"));
                one.step("export", run("export", "-o", "files.tar", "app"), exits(0), kept("app"));
                assertThat(Files.size(directory.resolve("files.tar"))).isGreaterThan(1_000_000);
                one.step("no such container", run("export", "-o", "files.tar", "zz"), exits(1),
                        tells("service \"zz\" is not running"));
            } finally {
                engine.removeImage(made);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLASSIC", "PODMAN"})
    void whatIsPushedCanBePulled(Builder builder) {
        String registry = System.getenv().getOrDefault("JCOMPOSE_TEST_REGISTRY", "");
        Assumptions.assumeFalse(registry.isEmpty(), "no registry: JCOMPOSE_TEST_REGISTRY is not set");
        try (Scenario sent = builder.scenario(directory, """
                services:
                  app:
                    image: "${IMAGE}:1"
                    build:
                      dockerfile_inline: |
                        FROM busybox:test
                        RUN echo ${IMAGE} > /image
                      tags: ["${IMAGE}:2"]
                    command: [sh, -c, "cat /image; exec sleep 1000"]
                    stop_signal: SIGKILL
                  other: {image: busybox:test, profiles: [never]}
                """)) {
            String image = registry + "/" + sent.project();
            sent.with("IMAGE", image);
            try {
                sent.step("build", run("build"), exits(0), tells("Service app  Built"));
                sent.step("push sends all tags", run("push"), exits(0), tells("Pushing " + image + ":1: "),
                        tells("Pushing " + image + ":2: "));
                builder.engine().removeImage(image + ":1");
                builder.engine().removeImage(image + ":2");
                sent.step("pull", run("pull", "app"), exits(0), tells(" app Pulling "), tells(" app Pulled "));
                sent.step("present", run("pull", "--policy", "missing"), exits(0),
                        tells(" app Skipped - Image is already present locally "));
                builder.engine().removeImage(image + ":1");
                sent.step("up fetches what is missing", run("up", "-d", "--no-build"), exits(0), tells(" app Pulled "),
                        running("app"));
                sent.step("and runs what was built", run("logs", "--no-log-prefix"), answers(image + "\n"));
                sent.edit(text -> text.replace("${IMAGE}:1", "${IMAGE}:none"));
                sent.step("what the registry lacks", run("pull"), exits(1),
                        tells("WARNING: Some service image(s) must be built from source by running:\n"
                                + "    docker compose build app"));
                sent.step("can be ignored", run("pull", "--ignore-pull-failures"), exits(0));
                sent.edit(text -> text.replace("${IMAGE}:none", "127.0.0.1:9/none:1"));
                sent.step("up builds what cannot be fetched", run("up", "-d"), exits(0), running("app"));
            } finally {
                builder.engine().removeImage(image + ":1");
                builder.engine().removeImage(image + ":2");
                builder.engine().removeImage("127.0.0.1:9/none:1");
            }
        }
    }

    @Test
    void whatIsPublishedCanBeRead() throws Exception {
        String registry = System.getenv().getOrDefault("JCOMPOSE_TEST_REGISTRY", "");
        Assumptions.assumeFalse(registry.isEmpty(), "no registry: JCOMPOSE_TEST_REGISTRY is not set");
        Files.writeString(directory.resolve("base.yaml"),
                "services: {x: {image: 'busybox:test', hostname: extended}}\n");
        Files.writeString(directory.resolve("more.yaml"), "services: {app: {domainname: merged}}\n");
        Files.writeString(directory.resolve("app.env"), "FROM_FILE=yes\n");
        try (Scenario sent = Scenario.written(TestEngine.DOCKER, directory, """
                services:
                  app:
                    extends:
                      file: base.yaml
                      service: x
                    env_file:
                      - 'app.env'
                """)) {
            sent.with("XDG_CACHE_HOME", directory.resolve("cache").toString());
            String place = registry + "/" + sent.project();
            String[] read = {"-f", "oci://" + place, "config"};
            sent.step("variables stay here", run("publish", place), exits(1), tells("has env_file declared."));
            sent.step("unless told", run("-f", "compose.yaml", "-f", "more.yaml", "publish", "-y", "--with-env", place),
                    exits(0), tells(" " + place + " published "));
            sent.step("read", run(read), exits(0), answers("(?s).*domainname: merged.*FROM_FILE: \"yes\".*"
                    + "hostname: extended.*"));
            sent.step("in the older form", run("alpha", "publish", "-y", "--with-env", "--oci-version", "1.0", place),
                    exits(0));
            sent.step("read", run(read), exits(0), answers("(?s).*FROM_FILE: \"yes\".*hostname: extended.*"));
            sent.step("no such form", run("publish", "-y", "--oci-version", "2", place), exits(1),
                    tells("unsupported OCI version: 2"));
        }
    }

    private static Scenario.Expectation answers(String pattern) {
        return (before, command, after) -> assertThat(command.stdout()).matches(pattern);
    }
}
