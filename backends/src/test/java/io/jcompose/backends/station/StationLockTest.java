package io.jcompose.backends.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationLockTest {
    private static final Holder SELF = Holder.thisProcess(new ProgramVersion("0.1.0", 7), true);

    @TempDir Path directory;
    private StationFiles files;

    @BeforeEach
    void names() {
        files = new StationFiles(directory, "supervise-1");
    }

    @Test
    void lookingMakesNoFile() throws Exception {
        assertThat(StationLock.look(files).held()).isFalse();
        assertThat(files.lock()).doesNotExist();
    }

    @Test
    void whoHoldsItIsWrittenDownAndNobodyElseGetsIt() throws Exception {
        try (StationLock lock = StationLock.take(files, SELF, Duration.ZERO).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(StationLock.look(files)).isEqualTo(new StationLock.Look(true, Optional.of(SELF)));
            assertThat(StationLock.take(files, SELF, Duration.ofMillis(1))).isEmpty();
        }
        assertThat(StationLock.look(files).held()).isFalse();
        try (StationLock again = StationLock.take(files, SELF, Duration.ZERO).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void whatADeadHolderWroteDoesNotCount() throws Exception {
        Files.writeString(files.lock(), "1 0.1.0+7 detached\n");
        assertThat(StationLock.look(files).held()).isFalse();
    }

    @Test
    void aHolderIsReadAsItWasWritten() {
        assertThat(Holder.parse(SELF.line())).contains(SELF);
        assertThat(Holder.parse("")).isEmpty();
        assertThat(Holder.parse("12 0.1.0+x detached")).isEmpty();
    }

    @Test
    void newerIsTheHigherReleaseThenTheLaterBuild() {
        var old = new ProgramVersion("0.9.0", 5);
        assertThat(new ProgramVersion("0.10.0", 1)).isGreaterThan(old);
        assertThat(new ProgramVersion("0.9.0", 6)).isGreaterThan(old);
        assertThat(new ProgramVersion("0.9", 5)).isEqualByComparingTo(old);
        assertThat(ProgramVersion.parse(old.text())).isEqualTo(old);
    }

    @Test
    void anEngineReachedThroughALinkIsTheSameEngine() throws Exception {
        Path real = Files.createDirectory(directory.resolve("run"));
        Path link = Files.createSymbolicLink(directory.resolve("var-run"), real);
        var environment = Map.of("XDG_RUNTIME_DIR", directory.toString());
        StationFiles direct = StationFiles.of(environment, "unix://" + real + "/docker.sock");
        assertThat(StationFiles.of(environment, "unix://" + link + "/docker.sock")).isEqualTo(direct);
        assertThat(StationFiles.of(environment, "unix://" + real + "/podman.sock")).isNotEqualTo(direct);
        assertThat(direct.directory()).isEqualTo(directory.resolve("jcompose")).isDirectory();
    }
}
