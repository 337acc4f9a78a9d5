package io.jcompose.cli.command.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.restart.SupervisionNeed;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which projects have something to supervise, so that nothing is started for all others. */
class SupervisionNeedTest {
    private static final String CHECK = "healthcheck: {test: [CMD, 'true']}";

    @TempDir Path directory;

    private SupervisionNeed need(String attributes) throws IOException {
        return need(attributes, true);
    }

    private SupervisionNeed need(String attributes, boolean engineBacksOff) throws IOException {
        Files.writeString(directory.resolve("compose.yaml"),
                "services: {web: {image: x" + (attributes.isEmpty() ? "" : ", " + attributes) + "}}\n");
        return SupervisionNeed.of(new ProjectLoader().load(LoadRequest.in(directory, Map.of())).project(),
                engineBacksOff);
    }

    private static ObservedContainer container(Health health, Map<String, String> more) {
        var labels = new TreeMap<>(more);
        labels.put(ComposeLabels.SERVICE, "web");
        return new ObservedContainer("ab", "p-web-1", ContainerState.RUNNING, health, 0, "x", "", labels, Map.of(),
                List.of(), List.of(), "", Instant.EPOCH, "", Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "restart: always; true",
        "restart: on-failure; true",
        "restart: 'no'; false",
        "'deploy: {restart_policy: {condition: any}}'; true",
        "'deploy: {restart_policy: {condition: none}}, restart: always'; false",
        "x-supervise: true; true",
        "'restart: always, x-supervise: false'; false"})
    void aCheckCountsWithAPolicyOrOnDemand(String attributes, boolean needed) throws IOException {
        assertThat(need(CHECK + ", " + attributes).certain()).isEqualTo(needed);
    }

    @Test
    void aServiceWithoutAnythingNeedsNothing() throws IOException {
        assertThat(need("")).isEqualTo(new SupervisionNeed(false, Set.of()));
        assertThat(need(CHECK)).isEqualTo(new SupervisionNeed(false, Set.of()));
        assertThat(need("restart: always, healthcheck: {disable: true}"))
                .isEqualTo(new SupervisionNeed(false, Set.of()));
    }

    @Test
    void whereTheEngineDoesNotWaitAPolicyAloneCounts() throws IOException {
        assertThat(need("restart: always", false).certain()).isTrue();
        assertThat(need(CHECK, false).certain()).isFalse();
    }

    @Test
    void anImageMayBringACheck() throws IOException {
        SupervisionNeed need = need("restart: always");
        assertThat(need).isEqualTo(new SupervisionNeed(false, Set.of(new ServiceName("web"))));
        assertThat(need.isThere(List.of(container(Health.NONE, Map.of())))).isFalse();
        assertThat(need.isThere(List.of(container(Health.STARTING, Map.of())))).isTrue();
        var oneOff = Map.of(ComposeLabels.ONE_OFF, "True");
        assertThat(need.isThere(List.of(container(Health.STARTING, oneOff)))).isFalse();
    }

    @Test
    void withoutAFileContainersTellForThemselves() {
        assertThat(SupervisionNeed.among(List.of(container(Health.NONE, Map.of())))).isFalse();
        assertThat(SupervisionNeed.among(List.of(container(Health.HEALTHY, Map.of())))).isTrue();
        assertThat(SupervisionNeed.among(List.of(container(Health.HEALTHY,
                Map.of(ComposeLabels.SUPERVISE, "{\"enabled\":false}"))))).isFalse();
    }
}
