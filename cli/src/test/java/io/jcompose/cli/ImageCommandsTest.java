package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
    void runStartsWhatItDependsOnBeforeItBuildsItsOwnImage() {
        jcompose.file("""
                services:
                  app: {build: ./app, depends_on: [db]}
                  db: {build: ./db, image: "zdb:1"}
                """);
        assertThat(jcompose.run("run", "--build", "-d", "app")).isZero();
        assertThat(jcompose.errLines()).containsSubsequence(" Service db  Built", " Container demo-db-1  Started",
                " Service app  Building", " Service app  Built");
        assertThat(jcompose.errLines()).filteredOn(line -> line.endsWith("  Built")).hasSize(2);
    }

    @Test
    void pushSendsWhatIsBuiltAndNamed() {
        assertThat(jcompose.run("push")).isZero();
        assertThat(jcompose.errLines()).containsExactlyInAnyOrder(" a Skipped ", " b Skipped ", " built Skipped ",
                " here Skipped ", " never Skipped ");
    }

    @Test
    void buildPrintsABakeFileAsDockerComposeDoes() {
        jcompose.file("""
                services:
                  base.one:
                    build: {context: /src, args: {B: "1", A: "${X:-y}"}, labels: {z: "1", a: "2"}, pull: true}
                  top:
                    image: demo/top:1
                    build:
                      context: /src
                      dockerfile_inline: "FROM base\\nRUN echo $${V}"
                      additional_contexts: {base: "service:base.one", other: /else}
                      tags: ["demo/top:2"]
                      secrets: [s, f]
                      ssh: [default]
                      ulimits: {nproc: 10, nofile: {soft: 1, hard: 2}}
                      shm_size: 1k
                      extra_hosts: ["b=2", "a=1"]
                      privileged: true
                      platforms: [linux/amd64, linux/arm64]
                      provenance: mode=max
                secrets:
                  s: {environment: TOKEN}
                  f: {file: /f.txt}
                """);
        assertThat(jcompose.run("build", "--print", "--build-arg", "B=2", "--no-cache", "top")).isZero();
        assertThat(jcompose.out()).isEqualTo("""
                {
                  "group": {
                    "default": {
                      "targets": [
                        "base_one",
                        "top"
                      ]
                    }
                  },
                  "target": {
                    "base_one": {
                      "context": "/src",
                      "dockerfile": "/src/Dockerfile",
                      "args": {
                        "A": "y",
                        "B": "2"
                      },
                      "labels": {
                        "a": "2",
                        "com.docker.compose.project": "demo",
                        "com.docker.compose.service": "base.one",
                        "com.docker.compose.version": "2.40.3",
                        "z": "1"
                      },
                      "tags": [
                        "demo-base.one"
                      ],
                      "pull": true,
                      "no-cache": true,
                      "output": [
                        "type=docker"
                      ]
                    },
                    "top": {
                      "context": "/src",
                      "contexts": {
                        "base": "target:base_one",
                        "other": "/else"
                      },
                      "dockerfile-inline": "FROM base\\nRUN echo $${V}",
                      "args": {
                        "B": "2"
                      },
                      "labels": {
                        "com.docker.compose.project": "demo",
                        "com.docker.compose.service": "top",
                        "com.docker.compose.version": "2.40.3"
                      },
                      "tags": [
                        "demo/top:2",
                        "demo/top:1"
                      ],
                      "secret": [
                        "id=s,type=env,env=TOKEN",
                        "id=f,type=file,src=/f.txt"
                      ],
                      "ssh": [
                        "default="
                      ],
                      "platforms": [
                        "linux/amd64",
                        "linux/arm64"
                      ],
                      "no-cache": true,
                      "shm-size": "1024",
                      "ulimits": [
                        "nofile=1:2",
                        "nproc=10"
                      ],
                      "entitlements": [
                        "security.insecure"
                      ],
                      "extra-hosts": {
                        "a": "1",
                        "b": "2"
                      },
                      "output": [
                        "type=image,push=false"
                      ],
                      "attest": [
                        "type=provenance,mode=max"
                      ]
                    }
                  }
                }
                """);
    }

    @Test
    void buildNamesWhatItHasBuilt() {
        assertThat(jcompose.run("build", "built")).isZero();
        assertThat(jcompose.errLines()).containsExactly(" Service built  Building", " Service built  Built");
        assertThat(jcompose.run("--dry-run", "build", "built")).isZero();
        assertThat(jcompose.errLines()).containsExactly(
                " DRY-RUN MODE -  built ==> ==> writing image dryRun-353c847ec3d51fb75d760939a900605ca2ba1152 ",
                " DRY-RUN MODE -  built ==> ==> naming to demo-built ", " DRY-RUN MODE -  built  Built");
        assertThat(jcompose.run("build", "zz")).isEqualTo(1);
        assertThat(jcompose.err()).contains("no such service: zz");
        assertThat(jcompose.run("build", "--ssh", "other")).isEqualTo(1);
        assertThat(jcompose.err()).contains("invalid ssh key \"other\"");
    }

    @Test
    void publishAsksBeforeAnythingLeavesThisMachine() {
        jcompose.file("""
                services:
                  a:
                    image: busybox:test
                    environment: {TOKEN: ghp_1234567890abcdefghijklmnopqrstuvwxyz}
                    volumes: ["/data:/d:ro"]
                """);
        assertThat(jcompose.run("--dry-run", "publish", "127.0.0.1:1/demo")).isZero();
        assertThat(jcompose.out()).contains("/data:/d:ro\nAre you ok to publish these bind mount declarations?");
        assertThat(jcompose.err()).isEmpty();
        assertThat(jcompose.answering("y\nn\n", "--dry-run", "publish", "127.0.0.1:1/demo")).isZero();
        assertThat(jcompose.out()).endsWith("Github authentication\n\"services.a.environment.TOKEN\": "
                + "ghp_1234567890abcdefghijklmnopqrstuvwxyz\nAre you ok to publish these sensitive data?");
        assertThat(jcompose.answering("y\ny\ny\n", "--dry-run", "publish", "127.0.0.1:1/demo")).isEqualTo(1);
        assertThat(jcompose.err()).contains("service \"a\" has environment variable(s) declared.\n"
                + "To avoid leaking sensitive data, you must either explicitly allow");
        assertThat(jcompose.answering("y\ny\ny\n", "--dry-run", "publish", "--with-env", "127.0.0.1:1/demo")).isZero();
        assertThat(jcompose.out()).contains("Service/Config  a\nTOKEN=ghp_");
        assertThat(jcompose.errLines()).containsExactly(" DRY-RUN MODE -  a Skipped ",
                " DRY-RUN MODE -  127.0.0.1:1/demo publishing ", " DRY-RUN MODE -  127.0.0.1:1/demo published ");
        jcompose.file("services: {a: {build: .}}");
        assertThat(jcompose.run("--dry-run", "publish", "-y", "127.0.0.1:1/demo")).isEqualTo(1);
        assertThat(jcompose.err()).contains("only contains a build section for service(s):\n- \"a\"");
        jcompose.file("include: [other.yaml]\nservices: {a: {image: 'busybox:test'}}");
        assertThat(jcompose.run("--dry-run", "publish", "-y", "127.0.0.1:1/demo")).isEqualTo(1);
    }

    @Test
    void publishAsksAboutSecretsInListsAndInKeysOfManyLines() throws IOException {
        String id = "AKIA" + "ABCDEFGH12345678"; // in two parts, or it would be found here
        String line = "PRIVATE KEY-----";
        Files.writeString(directory.resolve("key.txt"), "-----BEGIN DSA " + line + "\nwxyz+ABC=\n-----END DSA " + line);
        jcompose.file("""
                services: {app: {image: "app:1", environment: [ACCESS=%s], secrets: [key]}}
                secrets: {key: {file: key.txt}}
                """.formatted(id));
        assertThat(jcompose.answering("n\n", "--dry-run", "publish", "--with-env", "127.0.0.1:1/demo")).isZero();
        assertThat(jcompose.out() + jcompose.err()).contains(
                "AWS Client ID\n\"services.app.environment.ACCESS\": " + id + "\n",
                "Private Key\n\"\": -----BEGIN DSA " + line + "\nwxyz+ABC=\n-----END DSA " + line + "\n");
    }
}
