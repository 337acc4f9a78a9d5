package io.jcompose.cli.command.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.cli.option.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @Test
    void aDeviceIsNotReplaced() {
        assertThatThrownBy(() -> ExportCommand.check("/dev/null", Path.of("/dev/null")))
                .isInstanceOf(UsageException.class)
                .hasMessage("failed to export container: invalid output path: \"/dev/null\" must be a directory or a "
                        + "regular file: got a device");
    }

    @Test
    void aFileIsReplacedAndANewOneMade(@TempDir Path directory) throws IOException {
        Path there = Files.writeString(directory.resolve("there"), "old");
        assertThatCode(() -> ExportCommand.check("there", there)).doesNotThrowAnyException();
        assertThatCode(() -> ExportCommand.check("new", directory.resolve("new"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> ExportCommand.check("no/new", directory.resolve("no/new")))
                .hasMessageContaining("directory \"no\" does not exist");
    }
}
