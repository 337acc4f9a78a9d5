package io.jcompose.cli.command.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileEventsTest {
    @TempDir private Path directory;

    private Path source;

    @BeforeEach
    void makeADirectory() throws IOException {
        source = Files.createDirectory(directory.resolve("src"));
        Files.writeString(source.resolve("old"), "old");
    }

    @Test
    void changesNewFilesAndDeletionsAreTold() throws IOException {
        try (var events = new FileEvents(List.of(source), file -> true)) {
            Files.writeString(source.resolve("old"), "changed");
            assertThat(events.next()).containsExactly(source.resolve("old"));
            Files.writeString(source.resolve("new"), "new");
            assertThat(events.next()).containsExactly(source.resolve("new"));
            Files.delete(source.resolve("old"));
            assertThat(events.next()).containsExactly(source.resolve("old"));
        }
    }

    @Test
    void filesInNewDirectoriesAreTold() throws IOException {
        try (var events = new FileEvents(List.of(source), file -> true)) {
            Path deep = Files.createDirectories(source.resolve("a/b"));
            Files.writeString(deep.resolve("c"), "c");
            var all = new TreeSet<Path>();
            while (!all.contains(deep.resolve("c"))) all.addAll(events.next());
            Files.writeString(deep.resolve("d"), "d");
            while (!all.contains(deep.resolve("d"))) all.addAll(events.next());
        }
    }

    @Test
    void newAndDeletedDirectoriesAreToldWithNothingInThem() throws IOException {
        try (var events = new FileEvents(List.of(source), file -> true)) {
            Path empty = Files.createDirectory(source.resolve("empty"));
            assertThat(events.next()).containsExactly(empty);
            Files.delete(empty);
            assertThat(events.next()).containsExactly(empty);
        }
    }

    @Test
    void whatIsNotWantedIsNotTold() throws IOException {
        Path ignored = Files.createDirectory(source.resolve("node_modules"));
        try (var events = new FileEvents(List.of(source), file -> !file.toString().contains("node_modules"))) {
            Files.writeString(ignored.resolve("x"), "x");
            Files.writeString(source.resolve("y"), "y");
            assertThat(events.next()).containsExactly(source.resolve("y"));
        }
    }

    @Test
    void oneFileCanBeWatchedEvenBeforeItIsThere() throws IOException {
        Path file = directory.resolve("app.conf");
        try (var events = new FileEvents(List.of(file), file::equals)) {
            Files.writeString(directory.resolve("other"), "other");
            Files.writeString(file, "conf");
            assertThat(events.next()).containsExactly(file);
        }
    }
}
