package io.jcompose.backends.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.station.StationState.Supervised;
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
        var state = new StationState(12, "0.1.0+7", "unix:///run/docker.sock", at, List.of(
                new Supervised("shop", "web", "shop-web-1", "ab12", "unhealthy", 3, Optional.of(at),
                        Optional.of(at.plusSeconds(2)), false, "unhealthy: \"no answer\""),
                new Supervised("shop", "db", "shop-db-1", "cd34", "healthy", 0, Optional.empty(), Optional.empty(),
                        true, "")));
        state.write(files);
        assertThat(StationState.read(files)).contains(state);
        Files.writeString(files.state(), "{\"pid\":");
        assertThat(StationState.read(files)).isEmpty();
    }
}
