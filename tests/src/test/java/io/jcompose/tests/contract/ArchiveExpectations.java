package io.jcompose.tests.contract;

import static io.jcompose.tests.contract.ContractWorld.sleeper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.archive.TarWriter;
import io.jcompose.backends.spi.content.Archives;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Files that go into containers and come out of them. */
interface ArchiveExpectations extends InContract {
    private Archives archives() {
        return world().backend.ability(Archives.class).orElseThrow();
    }

    @Test
    default void filesGoInAndComeOut() throws IOException {
        String name = world().start(sleeper("web"));
        byte[] content = "inside".getBytes(StandardCharsets.UTF_8);
        archives().copyIn(name, "/tmp", out -> {
            var tar = new TarWriter(out);
            tar.write(new TarWriter.Entry("notes", '5', "", 0755, 0, 0, 0, 1_700_000_000));
            tar.write(TarWriter.Entry.file("notes/a.txt", content.length, 0640, 1_700_000_000), content);
            tar.finish();
        }, false);
        Archives.PathFacts facts = archives().stat(name, "/tmp/notes/a.txt").orElseThrow();
        assertThat(facts.size()).isEqualTo(content.length);
        assertThat(facts.mode()).isEqualTo(0100640);
        assertThat(facts.modified().getEpochSecond()).isEqualTo(1_700_000_000);
        assertThat(archives().stat(name, "/tmp/notes").orElseThrow().isDirectory()).isTrue();
        assertThat(archives().stat(name, "/nowhere")).isEmpty();
        try (InputStream tar = archives().copyOut(name, "/tmp/notes/a.txt")) {
            assertThat(new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1)).startsWith("a.txt")
                    .contains("inside");
        }
        assertThatThrownBy(() -> archives().copyOut(name, "/nowhere")).hasMessageContaining("/nowhere");
    }

    @Test
    default void aWholeFileSystemCanBeExported() throws IOException {
        String name = world().create(sleeper("web"));
        try (InputStream tar = archives().export(name)) {
            assertThat(new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1)).contains("bin/busybox");
        }
    }
}
