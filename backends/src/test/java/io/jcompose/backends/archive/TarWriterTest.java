package io.jcompose.backends.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarWriterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TarWriter tar = new TarWriter(out);

    private String text() {
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void writesAHeaderInTheUstarFormat() throws IOException {
        tar.write(new TarWriter.Entry("run/secrets/a", '0', "", 0440, 1000, 50, 3, 1_700_000_000),
                new byte[] {'x', 'y', 'z'});
        tar.finish();
        assertThat(out.size()).isEqualTo(4 * 512);
        assertThat(text()).startsWith("run/secrets/a\0");
        assertThat(text().substring(100, 148)).isEqualTo("0000440\0" + "0001750\0" + "0000062\0" + "00000000003\0"
                + "14524770400\0");
        int sum = 0;
        for (int i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? ' ' : text().charAt(i);
        assertThat(Integer.parseInt(text().substring(148, 154), 8)).isEqualTo(sum);
        assertThat(text().substring(257, 265)).isEqualTo("ustar\00000".substring(0, 8));
        assertThat(text().substring(512, 516)).isEqualTo("xyz\0");
    }

    @Test
    void putsALongNameIntoAPaxRecordThatCountsItself() throws IOException {
        String name = "é" + "d".repeat(120);
        tar.write(TarWriter.Entry.file(name, 0, 0644, 0), new byte[0]);
        String record = new String(out.toByteArray(), 512, 512, StandardCharsets.UTF_8);
        String line = record.substring(0, record.indexOf('\n') + 1);
        assertThat(line).isEqualTo(line.getBytes(StandardCharsets.UTF_8).length + " path=" + name + "\n");
        assertThat(text().charAt(156)).isEqualTo('x');
    }

    @Test
    void readsFilesLinksAndDirectoriesOfThisMachine(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "content");
        Path link = Files.createSymbolicLink(directory.resolve("l"), Path.of("f"));
        TarFiles.add(tar, directory, "d", false);
        TarFiles.add(tar, file, "d/f", false);
        TarFiles.add(tar, link, "d/l", false);
        assertThat(text()).startsWith("d/\0");
        assertThat(text().charAt(156)).isEqualTo('5');
        assertThat(text().substring(1024, 1031)).isEqualTo("content");
        assertThat(text().charAt(1536 + 156)).isEqualTo('2');
        assertThat(text().substring(1536 + 157, 1536 + 159)).isEqualTo("f\0");
    }
}
