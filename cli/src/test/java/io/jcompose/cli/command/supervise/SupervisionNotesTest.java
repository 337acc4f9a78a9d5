package io.jcompose.cli.command.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.supervise.report.SupervisedState;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.planner.restart.RestartHistory;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupervisionNotesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final JsonValue.Obj ROW = JsonValue.object().put("Name", "x").put("Status", "Up").build();

    private static ObservedContainer container(String name, String id) {
        return new ObservedContainer(id, name, ContainerState.RUNNING, Health.HEALTHY, 0, "x", "",
                Map.of(ComposeLabels.PROJECT, "shop"), Map.of(), List.of(), List.of(), "", Instant.EPOCH, "Up",
                Optional.empty());
    }

    private static SupervisionNotes notes(int restarts, Optional<Instant> next, Optional<String> gaveUp) {
        var history = new RestartHistory("id1", NOW, 0, 0, 0, restarts, List.of(), Optional.empty(), Optional.empty(),
                gaveUp);
        return new SupervisionNotes(new SupervisorSnapshot(NOW,
                List.of(new SupervisedState("shop", "web", "web-1", "waiting", next, "unhealthy", history))));
    }

    @Test
    void aContainerThatIsWellOrNotSupervisedHasNoLine() {
        assertThat(notes(0, Optional.empty(), Optional.empty()).lines(List.of(container("web-1", "id1")), NOW))
                .isEmpty();
        SupervisionNotes notes = notes(3, Optional.empty(), Optional.empty());
        assertThat(notes.lines(List.of(container("db-1", "id2")), NOW)).isEmpty();
        assertThat(notes.lines(List.of(container("web-1", "a new one of that name")), NOW)).isEmpty();
        assertThat(notes.with(ROW, container("db-1", "id2"))).isEqualTo(ROW);
    }

    @Test
    void restartsAndWhatComesNextAreTold() {
        var web = List.of(container("web-1", "id1"));
        assertThat(notes(1, Optional.empty(), Optional.empty()).lines(web, NOW))
                .isEqualTo("supervisor: web-1: restarted once\n");
        assertThat(notes(3, Optional.of(NOW.plusSeconds(8)), Optional.empty()).lines(web, NOW))
                .isEqualTo("supervisor: web-1: restarted 3 times, next attempt in 8 seconds\n");
        assertThat(notes(5, Optional.empty(), Optional.of("5 restarts in 1m")).lines(web, NOW))
                .isEqualTo("supervisor: web-1: restarted 5 times, gave up: 5 restarts in 1m\n");
    }

    @Test
    void inJsonItIsAMemberOfItsOwn() {
        assertThat(
                JsonWriter.compact(notes(3, Optional.of(NOW), Optional.empty()).with(ROW, container("web-1", "id1"))))
                .isEqualTo("{\"Name\":\"x\",\"Status\":\"Up\",\"Supervision\":{\"State\":\"waiting\",\"Restarts\":3,"
                        + "\"NextAttempt\":\"2026-01-02T03:04:05Z\",\"Reason\":\"unhealthy\"}}");
    }
}
