package io.jcompose.tests.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An expected text in a file. {@code -Dgolden.update} rewrites it instead of comparing. */
final class Golden {
    private final Path file;

    private Golden(Path file) {
        this.file = file;
    }

    static Golden at(Path file) {
        return new Golden(file);
    }

    void check(String actual) throws IOException {
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, actual);
            return;
        }
        assertThat(file).as("run with -Dgolden.update to write it").exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
