package io.jcompose.tests.scenario;

import static io.jcompose.tests.scenario.Expectations.answers;
import static io.jcompose.tests.scenario.Expectations.completed;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.kept;
import static io.jcompose.tests.scenario.Expectations.nothingLeft;
import static io.jcompose.tests.scenario.Expectations.nothingTouched;
import static io.jcompose.tests.scenario.Expectations.running;
import static io.jcompose.tests.scenario.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.model.json.JsonValue;
import io.jcompose.tests.engine.TestEngine;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a project is on Podman: a pod whose members find each other by name, and wait for each other without systemd. */
@Tag("engine")
@Tag("every-engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PodsIT {
    @TempDir Path directory;

    private static Scenario written(Path directory, String compose) {
        return Scenario.written(TestEngine.PODMAN, directory, compose);
    }

    private static Optional<JsonValue.Obj> pod(Scenario scenario) {
        var http = new EngineHttp(new EngineEndpoint.Unix(TestEngine.PODMAN.socket()));
        try (var api = new LibpodApi(http, Optional.empty())) {
            return api.find(LibpodCall.to("pods", "pod_" + scenario.project(), "json").get());
        }
    }

    @Test
    void aProjectIsOnePodWithoutAnInfraContainer() {
        try (Scenario two = written(directory, """
                services:
                  front: { image: "busybox:test", command: [sleep, "1000"], stop_signal: SIGKILL, hostname: door }
                  back: { image: "busybox:test", command: [sleep, "1000"], stop_signal: SIGKILL, scale: 2 }
                """)) {
            two.step("up", run("up", "-d"), exits(0), running("front"));
            JsonValue.Obj pod = pod(two).orElseThrow();
            assertThat(pod.string("InfraContainerID")).isEmpty();
            assertThat(pod.array("Containers").objects()).extracting(member -> member.string("Name"))
                    .containsExactlyInAnyOrder(two.project() + "-front-1", two.project() + "-back-1",
                            two.project() + "-back-2");
            two.step("down takes the pod with it", run("down"), exits(0), nothingLeft());
            assertThat(pod(two)).isEmpty();
        }
    }

    @Test
    void servicesFindEachOtherByNameAliasAndContainer() {
        try (Scenario named = written(directory, """
                services:
                  peer:
                    image: busybox:test
                    command: [sleep, "1000"]
                    stop_signal: SIGKILL
                    networks: { default: { aliases: [nick] } }
                  asker:
                    image: busybox:test
                    command: [sh, -ec, "for n in peer nick ${COMPOSE_PROJECT_NAME}-peer-1; do nslookup $$n; done"]
                    depends_on: [peer]
                  last:
                    image: busybox:test
                    command: [sleep, "1000"]
                    stop_signal: SIGKILL
                    depends_on: { asker: { condition: service_completed_successfully } }
                """)) {
            named.step("the asker finds every name", run("up", "-d"), exits(0), completed("asker"), running("last"));
        }
    }

    @Test
    void networksKeepTheirMembersApart() {
        int net = ThreadLocalRandom.current().nextInt(0, 250);
        String store = "10.222." + net + ".7";
        try (Scenario apart = written(directory, """
                services:
                  store:
                    image: busybox:test
                    command: [httpd, -f, -p, "80"]
                    stop_signal: SIGKILL
                    networks: { back: { ipv4_address: STORE } }
                  friend:
                    image: busybox:test
                    command: [sh, -c, "until nc -w 5 store 80 </dev/null && nc -w 5 STORE 80 </dev/null; do sleep 1; done"]
                    networks: [back]
                    depends_on: [store]
                  stranger:
                    image: busybox:test
                    command:
                      - sh
                      - -c
                      - |
                        for try in 1 2 3 4 5; do
                          if nslookup store; then echo found; elif nc -w 2 STORE 80 </dev/null; then echo reached; else exit 0; fi
                          sleep 1
                        done
                        exit 1
                    networks: [front]
                    depends_on: [store]
                  last:
                    image: busybox:test
                    command: [sleep, "1000"]
                    stop_signal: SIGKILL
                    networks: [front]
                    depends_on:
                      friend: { condition: service_completed_successfully }
                      stranger: { condition: service_completed_successfully }
                networks:
                  back: { ipam: { config: [{ subnet: 10.222.NET.0/24 }] } }
                  front: {}
                """.replace("STORE", store).replace("NET", Integer.toString(net)))) {
            apart.step("a friend reaches the store, a stranger neither finds nor reaches it", run("up", "-d"),
                    exits(0), completed("friend"), completed("stranger"), running("last"));
        }
    }

    @Test
    void healthIsWaitedForThoughNobodyRunsTheProbes() {
        try (Scenario checked = written(directory, """
                services:
                  store:
                    image: busybox:test
                    command: [sh, -c, "sleep 2; touch /ready; exec sleep 1000"]
                    stop_signal: SIGKILL
                    healthcheck: { test: [CMD, test, -f, /ready], interval: 1s, retries: 30 }
                  web:
                    image: busybox:test
                    command: [sleep, "1000"]
                    stop_signal: SIGKILL
                    depends_on: { store: { condition: service_healthy } }
                """)) {
            checked.step("up waits for health", run("up", "-d"), exits(0), running("store", "web"));
            checked.step("ps shows it", run("ps"), exits(0), answers("(healthy)"));
            checked.step("a second up is a no-op", run("up", "-d"), exits(0), nothingTouched());
            checked.step("restart keeps the containers", run("restart"), exits(0), kept("store", "web"),
                    running("store", "web"));
        }
    }

    @Test
    void aContainerCanLiveInTheNamespacesOfAnotherService() {
        try (Scenario shared = written(directory, """
                services:
                  web:
                    image: busybox:test
                    command: [httpd, -f, -p, "8099"]
                    stop_signal: SIGKILL
                  guest:
                    image: busybox:test
                    command: [sh, -c, "ps | grep -q '[h]ttpd -f' && exec sleep 1000"]
                    stop_signal: SIGKILL
                    network_mode: "service:web"
                    pid: "service:web"
                    healthcheck: { test: "nc -w 2 127.0.0.1 8099 </dev/null", interval: 1s }
                """)) {
            shared.step("the guest sees the other's network and processes", run("up", "-d", "--wait"), exits(0),
                    running("web", "guest"));
            shared.step("a second up is a no-op", run("up", "-d"), exits(0), nothingTouched());
            shared.step("recreating the host recreates the guest", run("up", "-d", "--force-recreate"), exits(0),
                    running("web", "guest"));
            shared.step("down removes both", run("down"), exits(0), nothingLeft());
        }
    }
}
