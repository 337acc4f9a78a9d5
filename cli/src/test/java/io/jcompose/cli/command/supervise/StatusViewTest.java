package io.jcompose.cli.command.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.station.Holder;
import io.jcompose.backends.station.ProgramVersion;
import io.jcompose.backends.station.StationState;
import io.jcompose.backends.supervise.report.SupervisedState;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.planner.restart.RestartHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatusViewTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String ENGINE = "unix:///run/docker.sock";
    private static final Holder HOLDER = new Holder(42, new ProgramVersion("0.1.0", 7), true);

    @Test
    void saysThatNobodySupervises() {
        var view = new StatusView(ENGINE, Optional.empty(), Optional.empty(), OptionalLong.empty());
        assertThat(view.table(NOW)).isEqualTo("No supervisor runs for unix:///run/docker.sock.\n");
        assertThat(JsonWriter.compact(view.json()))
                .isEqualTo("{\"engine\":\"unix:///run/docker.sock\",\"running\":false,\"containers\":[]}");
    }

    @Test
    void showsTheProcessAndWhatItSupervises() {
        var state = new StationState(42, "0.1.0+7", ENGINE, NOW.minusSeconds(3 * 3600),
                new SupervisorSnapshot(NOW, List.of(
                        one("db", "watching", 0, List.of(), Optional.empty(), Optional.empty()),
                        one("web", "waiting", 3, List.of(NOW.minusSeconds(20)), Optional.of(NOW.plusSeconds(8)),
                                Optional.empty()),
                        one("worker", "gave-up", 5, List.of(NOW.minusSeconds(300)), Optional.empty(),
                                Optional.of("5 restarts in 1m")))));
        var view = new StatusView(ENGINE, Optional.of(HOLDER), Optional.of(state), OptionalLong.of(43_400_000));
        assertThat(view.table(NOW)).isEqualTo("""
                Supervisor of unix:///run/docker.sock: process 42, up 3 hours, 43 MB
                PROJECT   SERVICE   CONTAINER       STATE      RESTARTS   LAST RESTART     NEXT ATTEMPT
                shop      db        shop-db-1       watching   0                           |
                shop      web       shop-web-1      waiting    3          20 seconds ago   in 8 seconds
                shop      worker    shop-worker-1   gave-up    5          5 minutes ago    gave up: 5 restarts in 1m
                """.replace("|", ""));
        assertThat(view.json().array("containers").objects().get(1).string("next"))
                .isEqualTo("2026-01-02T03:04:13Z");
    }

    @Test
    void showsWhatAnAttachedUpSupervises() {
        var up = new StationState(77, "0.1.0+7", ENGINE, NOW, new SupervisorSnapshot(NOW, List.of(
                one("web", "waiting", 1, List.of(NOW.minusSeconds(20)), Optional.of(NOW.plusSeconds(8)),
                        Optional.empty()))));
        var looksOn = new StationState(42, "0.1.0+7", ENGINE, NOW, new SupervisorSnapshot(NOW, List.of(
                one("web", "watching", 0, List.of(), Optional.empty(), Optional.empty()))));
        var view = new StatusView(ENGINE, Optional.empty(), Optional.of(looksOn), OptionalLong.empty(), List.of(up));
        assertThat(view.table(NOW)).isEqualTo("""
                No supervisor runs for unix:///run/docker.sock.
                Project shop: attached up, process 77
                PROJECT   SERVICE   CONTAINER    STATE     RESTARTS   LAST RESTART     NEXT ATTEMPT
                shop      web       shop-web-1   waiting   1          20 seconds ago   in 8 seconds
                """);
        assertThat(view.json().array("containers").objects()).hasSize(1);
        assertThat(view.json().array("attached").objects().get(0).number("pid")).isEqualTo(77);
    }

    private static SupervisedState one(String service, String state, int restarts, List<Instant> recent,
            Optional<Instant> next, Optional<String> gaveUp) {
        var history = new RestartHistory("ab12", NOW, 0, 0, 0, restarts, recent, Optional.empty(), Optional.empty(),
                gaveUp);
        return new SupervisedState("shop", service, "shop-" + service + "-1", state, next, "", history);
    }
}
