package io.jcompose.cli.command.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.station.Holder;
import io.jcompose.backends.station.ProgramVersion;
import io.jcompose.backends.station.StationState;
import io.jcompose.backends.station.StationState.Supervised;
import io.jcompose.model.json.JsonWriter;
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
        var state = new StationState(42, "0.1.0+7", ENGINE, NOW.minusSeconds(3 * 3600), List.of(
                new Supervised("shop", "db", "shop-db-1", "cd", "healthy", 0, Optional.empty(), Optional.empty(),
                        false, ""),
                new Supervised("shop", "web", "shop-web-1", "ab", "unhealthy", 3, Optional.of(NOW.minusSeconds(20)),
                        Optional.of(NOW.plusSeconds(8)), false, "unhealthy"),
                new Supervised("shop", "worker", "shop-worker-1", "ef", "unhealthy", 5,
                        Optional.of(NOW.minusSeconds(300)), Optional.empty(), true, "5 restarts in 1m")));
        var view = new StatusView(ENGINE, Optional.of(HOLDER), Optional.of(state), OptionalLong.of(43_400_000));
        assertThat(view.table(NOW)).isEqualTo("""
                Supervisor of unix:///run/docker.sock: process 42, up 3 hours, 43 MB
                PROJECT   SERVICE   CONTAINER       CONDITION   RESTARTS   LAST RESTART     NEXT ATTEMPT
                shop      db        shop-db-1       healthy     0                          \s
                shop      web       shop-web-1      unhealthy   3          20 seconds ago   in 8 seconds
                shop      worker    shop-worker-1   unhealthy   5          5 minutes ago    gave up: 5 restarts in 1m
                """.replace("                          \\s", "                           "));
        assertThat(view.json().array("containers").objects().get(1).string("nextAttempt"))
                .isEqualTo("2026-01-02T03:04:13Z");
    }
}
