package io.jcompose.tests.created;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an edit does to what runs: the real docker compose ({@code PEER_COMPOSE}) and we keep, start again and make anew
 * the same containers, networks and volumes. Each of the two has a project of its own and sees the same edits.
 */
@Tag("engine")
class ConvergenceParityIT {
    private static final String COMMON = "image: \"busybox:test\", command: [sleep, infinity], init: true, "
            + "stop_grace_period: 0s";

    @TempDir private Path directory;

    /**
     * Brings the file up, by a command, and then up again after each step. A step is edits of the file, {@code from=>to}; or of a file
     * beside it, {@code name:=text}; or a command, {@code !stop -t 0 web}. Edits of one step are parted by {@code ;;}.
     */
    private void alike(String up, String file, String... steps) {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to its program");
        String host = TestEngine.DOCKER.require().with("test-images").url();
        String mark = Long.toHexString(System.nanoTime());
        var peer = CompletableFuture.supplyAsync(() -> fates(program, host, "fate-a" + mark, up, file, steps));
        List<String> ours;
        try {
            ours = fates(CreatedBy.binary(), host, "fate-b" + mark, up, file, steps);
        } finally {
            peer.handle((fates, failure) -> 0).join(); // it removes what it made
        }
        assertThat(ours).isEqualTo(peer.join());
        assertThat(String.join("\n", ours)).doesNotContain("exit:");
    }

    private List<String> fates(String program, String host, String project, String up, String file, String... steps) {
        var told = new ArrayList<String>();
        try {
            Path place = Files.createDirectories(directory.resolve(project));
            Files.writeString(place.resolve("one.env"), "FILE=one\n");
            Files.writeString(place.resolve("one.txt"), "one\n");
            String text = file.replace("COMMON", COMMON);
            Living before = Living.NOTHING;
            for (String step : steps) {
                for (String edit : step.split(" ;; ")) {
                    if (edit.startsWith("!")) {
                        CreatedBy.run(program, host, place, words(project, edit.substring(1)));
                    } else if (edit.contains(":=")) {
                        String[] beside = edit.split(":=", 2);
                        Files.writeString(place.resolve(beside[0]), beside[1] + "\n");
                    } else if (!edit.isEmpty()) {
                        String[] change = edit.split("=>", 2);
                        assertThat(text).contains(change[0]);
                        text = text.replace(change[0], change[1]);
                    }
                }
                Files.writeString(place.resolve("compose.yaml"), text);
                String error = CreatedBy.run(program, host, place, words(project, up));
                Living after = Living.of(host, project);
                told.add("after " + step + (error.isEmpty() ? "" : " exit: " + error.replace(project, "PROJECT")) + "\n"
                        + String.join("\n", after.since(before, project)));
                before = after;
            }
            return told;
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            CreatedBy.remove(host, project);
        }
    }

    private static List<String> words(String project, String line) {
        var words = new ArrayList<>(List.of("-p", project));
        words.addAll(List.of(line.split(" ")));
        return words;
    }

    @Test
    void editsOfAServiceMakeItsContainersAnew() {
        alike("up --no-start", """
            services:
              still: {COMMON, networks: [], labels: {l: one}}
              variable: {COMMON, environment: {A: one}}
              label: {COMMON, labels: {l: one}, annotations: {a: one}}
              port: {COMMON, ports: ["80"], expose: ["90"]}
              check: {COMMON, healthcheck: {test: [CMD, "true"], interval: 1h}}
              words: {COMMON, hostname: one}
              deployed: {COMMON, deploy: {resources: {limits: {memory: 64m}}, labels: {l: one}}}
              order: {COMMON, environment: {A: one, B: two}, cap_add: [SYS_TIME, NET_ADMIN]}
              hooked: {COMMON, post_start: [{command: ["true"]}]}
            """, "", "",
                "A: one}}=>A: two}} ;; labels: {l: one}, ann=>labels: {l: two}, ann ;; \"80\"=>\"81\""
                        + " ;; interval: 1h=>interval: 2h ;; hostname: one=>hostname: two ;; memory: 64m=>memory: 65m ;; {A: one, B: two}=>{B: two, A: one}"
                        + " ;; {command: [\"true\"]}=>{command: [\"true\", x]}",
                "{a: one}=>{a: two} ;; \"90\"=>\"91\" ;; l: one}}}=>l: two}}} ;; [SYS_TIME, NET_ADMIN]=>[NET_ADMIN, SYS_TIME]"
                        + " ;; [CMD, \"true\"]=>[CMD, \"false\"] ;; !rm -s -f -v variable");
    }

    @Test
    void dependantsNetworksAndVolumesFollow() {
        alike("up -d -y", """
            services:
              base: {COMMON, environment: {A: one}}
              follows: {COMMON, depends_on: {base: {condition: service_started, restart: true}}}
              stays: {COMMON, depends_on: [base]}
              shares: {COMMON, network_mode: "service:base"}
              gains: {COMMON, networks: [one]}
              loses: {COMMON, networks: [one, two]}
              aliased: {COMMON, networks: {one: {aliases: [a]}}}
              mounts: {COMMON, volumes: ["data:/data", /anonymous]}
              beside: {COMMON, volumes: ["other:/other"]}
            networks:
              one: {labels: {l: one}}
              two: {labels: {l: one}}
            volumes: {data: {labels: {l: one}}, other: {}}
            """, "", "A: one=>A: two",
                "gains: {COMMON, networks: [one]=>gains: {COMMON, networks: [one, two]".replace("COMMON", COMMON)
                        + " ;; networks: [one, two]}\n  aliased=>networks: [two]}\n  aliased ;; aliases: [a]=>aliases: [b]",
                "two: {labels: {l: one}}=>two: {labels: {l: two}} ;; data: {labels: {l: one}}=>data: {labels: {l: two}}",
                "/anonymous=>/elsewhere ;; !kill base ;; !stop -t 0 beside");
    }

    @Test
    void numbersNamesAndFilesChange() {
        alike("up --no-start --remove-orphans", """
            services:
              grows: {COMMON, scale: 1}
              shrinks: {COMMON, scale: 3}
              both: {COMMON, scale: 2, environment: {A: one}}
              named: {COMMON, container_name: "${COMPOSE_PROJECT_NAME}-mine"}
              unnamed: {COMMON, labels: {l: one}}
              chosen: {COMMON, labels: {l: two}}
              configured: {COMMON, configs: [inline]}
              secret: {COMMON, secrets: [file]}
              filed: {COMMON, env_file: one.env}
              goes: {COMMON, labels: {l: three}}
            configs: {inline: {content: one}}
            secrets: {file: {file: ./one.txt}}
            """, "", "scale: 1=>scale: 3 ;; scale: 3=>scale: 1 ;; scale: 2=>scale: 3 ;; A: one=>A: two",
                "-mine=>-other ;; {l: one}=>{l: one}, container_name: \"${COMPOSE_PROJECT_NAME}-named\"",
                "content: one=>content: two ;; one.txt:=two ;; one.env:=FILE=two",
                "{l: two}=>{l: two}, profiles: [no] ;; goes:=>comes:");
    }
}
