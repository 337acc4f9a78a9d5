package io.jcompose.backends.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {
    @TempDir Path runtime;

    private Path find() {
        return PrivateDirectory.of(Map.of("XDG_RUNTIME_DIR", runtime.toString(), "TMPDIR", runtime.toString()),
                "the test");
    }

    @Test
    void itIsForTheOwnerOnly() throws IOException {
        Path directory = find();
        assertThat(directory).isEqualTo(runtime.resolve("jcompose"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
        assertThat(find()).isEqualTo(directory);
    }

    @Test
    void aDirectoryThatOthersMayEnterIsNotTaken() throws IOException {
        Files.createDirectory(runtime.resolve("jcompose"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        assertThat(find()).isNotEqualTo(runtime.resolve("jcompose"));
    }

    @Test
    void aLinkThatSomebodyPutThereIsNotTaken() throws IOException {
        Path elsewhere = Files.createDirectory(runtime.resolve("elsewhere"));
        Files.createSymbolicLink(runtime.resolve("jcompose"), elsewhere);
        assertThat(find()).isNotEqualTo(runtime.resolve("jcompose"));
    }
}
