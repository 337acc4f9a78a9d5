package io.jcompose.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.planner.restart.Outage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DaemonStartTest {
    private static final Instant THEN = Instant.ofEpochSecond(1_000_000);
    private static final Optional<Outage> MISSED = Optional.of(new Outage(THEN.minusSeconds(3), THEN.plusSeconds(9)));

    @TempDir Path directory;

    private Path file(String name, Instant made) throws IOException {
        return Files.setLastModifiedTime(Files.createFile(directory.resolve(name)), FileTime.from(made));
    }

    @Test
    void whatEndedWhileItBeganEndedWithItsPredecessor() {
        Outage own = new Outage(THEN, THEN.plusSeconds(4), true);
        assertThat(DaemonStart.of(THEN, THEN.plusSeconds(4), MISSED)).contains(own);
        assertThat(DaemonStart.of(THEN, THEN.plusSeconds(4), Optional.empty())).contains(own);
    }

    @Test
    void aSocketThatIsNotItsOwnTellsNothing() {
        assertThat(DaemonStart.of(THEN, THEN.plusSeconds(3600), MISSED)).isEqualTo(MISSED);
        assertThat(DaemonStart.of(THEN, THEN.plusSeconds(3600), Optional.empty())).isEmpty();
    }

    @Test
    void aNetworkThatIsOlderThanTheSocketTellsNothing() {
        assertThat(DaemonStart.of(THEN, THEN.minusSeconds(1), MISSED)).isEqualTo(MISSED);
    }

    @Test
    void itBeginsWithItsSocket() throws IOException {
        Path socket = file("docker.sock", THEN);
        assertThat(DaemonStart.began(socket)).contains(THEN);
        assertThat(DaemonStart.began(directory.resolve("none"))).isEmpty();
    }

    @Test
    void itBeginsWithItsNumberWhereTheSocketWasThereBefore() throws IOException {
        Path socket = file("docker.sock", THEN.minusSeconds(3600));
        file("docker.pid", THEN);
        assertThat(DaemonStart.began(socket)).contains(THEN);
    }
}
