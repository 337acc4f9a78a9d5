package io.jcompose.backends.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.supervise.report.SupervisedState;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.planner.restart.RestartHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationStateTest {
    @TempDir Path directory;

    @Test
    void isReadAsItWasWrittenAndMayBeLost() throws Exception {
        var files = new StationFiles(directory, "supervise-1");
        assertThat(StationState.read(files)).isEmpty();
        var at = Instant.parse("2026-01-02T03:04:05.678Z");
        var history = new RestartHistory("ab12", at, 0, 2, 0, 3, List.of(at), Optional.empty(), Optional.empty(),
                Optional.empty());
        var web = new SupervisedState("shop", "web", "shop-web-1", "waiting", Optional.of(at.plusSeconds(2)),
                "unhealthy: \"no answer\"", history);
        var state = new StationState(12, "0.1.0+7", "unix:///run/docker.sock", at,
                new SupervisorSnapshot(at, List.of(web)));
        state.write(files);
        assertThat(StationState.read(files)).contains(state);
        Files.writeString(files.state(), "{\"pid\":");
        assertThat(StationState.read(files)).isEmpty();
    }

    @Test
    void thoseThatAreAttachedAreFoundWhileTheyLive(@TempDir Path place) throws Exception {
        var files = new StationFiles(place, "supervise-1");
        var mine = new StationState(ProcessHandle.current().pid(), "1", "unix:///x", Instant.ofEpochSecond(9),
                SupervisorSnapshot.EMPTY);
        mine.write(files.attached("shop"));
        new StationState(Long.MAX_VALUE, "1", "unix:///x", Instant.ofEpochSecond(9), SupervisorSnapshot.EMPTY)
                .write(files.attached("gone"));
        assertThat(StationState.attached(files)).containsExactly(mine);
        assertThat(StationState.read(files)).isEmpty();
    }
}
