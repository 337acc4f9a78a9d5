package io.jcompose.backends.podman.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.EngineEvent;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.model.json.JsonReader;
import io.jcompose.planner.state.Health;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodmanEventsTest {
    private final PodmanEvents.Reader reader = new PodmanEvents.Reader();

    private Optional<EngineEvent> read(String action, String more) {
        return reader.read(JsonReader.readObject("{\"Type\":\"container\",\"Action\":\"" + action
                + "\",\"Actor\":{\"ID\":\"ab\",\"Attributes\":{\"name\":\"shop-web-1\",\"podId\":\"\","
                + "\"containerExitCode\":\"137\"}},\"timeNano\":1795245199683245273" + more + "}"));
    }

    @Test
    void theEndOfAContainerHasDockersWords() {
        assertThat(read("died", "")).contains(new ContainerEvent(Instant.ofEpochSecond(1795245199, 683245273), "die",
                "ab", "shop-web-1", Map.of("name", "shop-web-1", "exitCode", "137"), Health.NONE));
        assertThat(read("remove", "").map(event -> ((ContainerEvent) event).action())).contains("destroy");
    }

    @Test
    void whatPodmanDoesAmongItselfIsNotTold() {
        assertThat(read("init", "")).isEmpty();
        assertThat(read("cleanup", "")).isEmpty();
    }

    @Test
    void theCommandOfAHealthcheckIsNotTold() {
        assertThat(read("exec_died", "")).isEmpty();
        assertThat(read("exec", "")).isPresent();
        assertThat(read("exec_died", "")).isPresent();
        assertThat(read("exec_died", "")).isEmpty();
    }

    @Test
    void healthComesFromItsOwnMember() {
        assertThat(read("health_status", ",\"HealthStatus\":\"unhealthy\"")
                .map(event -> ((ContainerEvent) event).health())).contains(Health.UNHEALTHY);
    }

    @Test
    void otherThingsAreToldAsTheyAre() {
        assertThat(
                reader.read(JsonReader.readObject("{\"Type\":\"pod\",\"Action\":\"create\",\"Actor\":{\"ID\":\"cd\"},"
                        + "\"time\":7}")))
                .contains(new EngineEvent.ResourceEvent(Instant.ofEpochSecond(7), "pod", "create",
                        "cd", Map.of()));
    }
}
