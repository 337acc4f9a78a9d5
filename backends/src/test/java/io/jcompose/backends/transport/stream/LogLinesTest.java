package io.jcompose.backends.transport.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private static final String FIRST = "2026-11-21T22:55:17.218555494Z ";
    private static final String SECOND = "2026-11-21T22:55:17.219635395Z ";
    private static final String COARSE = "2026-11-21T22:55:18Z ";
    private static final String LATER = "2026-11-21T22:55:19Z ";

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    @Test
    void makesOneLineOfWhatDockerKeepsInRecordsOf16K() throws IOException {
        String part = "x".repeat(16384);
        frame(1, FIRST + "one\n");
        for (int i = 0; i < 2; i++) frame(1, SECOND + part);
        frame(2, FIRST + "between\n");
        frame(1, SECOND + "end\n");
        frame(1, SECOND + "\n");
        assertThat(docker(true, 4096)).containsExactly("1 " + FIRST + "one", "2 " + FIRST + "between",
                "1 " + SECOND + part + part + "end", "1 " + SECOND);
    }

    @Test
    void makesOneLineOfPartsWithoutTimes() throws IOException {
        frame(1, "a");
        frame(1, "b\n");
        frame(1, "c");
        assertThat(docker(false, 1)).containsExactly("1 ab", "1 c");
    }

    @Test
    void endsALineThatHadNoEndWhenTheContainerEnded() throws IOException {
        frame(1, FIRST + "no end");
        frame(1, SECOND + "started again\n");
        assertThat(docker(true, 3)).containsExactly("1 " + FIRST + "no end", "1 " + SECOND + "started again");
    }

    @Test
    void makesOneLineOfWhatPodmanKeepsInPartsHoweverTheBytesArrive() throws IOException {
        frame(1, COARSE + "one\n");
        frame(1, COARSE + "\u00e4");
        frame(1, COARSE + "b");
        frame(2, COARSE + "o");
        frame(1, LATER + "c\n");
        frame(2, LATER + "ops");
        for (int cut = 1; cut <= stream.size(); cut++) {
            assertThat(podman(cut)).as("read " + cut + " bytes at a time").containsExactly("1 " + COARSE + "one",
                    "1 " + COARSE + "\u00e4bc", "2 " + COARSE + "oops");
        }
    }

    @Test
    void keepsACharacterWholeThatIsCutByARecord() throws IOException {
        byte[] text = "\u20ac\n".getBytes(StandardCharsets.UTF_8);
        for (int cut = 1; cut < 3; cut++) {
            stream.reset();
            frame(1, FIRST.getBytes(StandardCharsets.UTF_8), java.util.Arrays.copyOf(text, cut));
            frame(1, FIRST.getBytes(StandardCharsets.UTF_8), java.util.Arrays.copyOfRange(text, cut, text.length));
            assertThat(docker(true, 100)).containsExactly("1 " + FIRST + "\u20ac");
        }
    }

    @Test
    void leavesWhatOnlyLooksLikeATimeAlone() throws IOException {
        frame(1, FIRST + "2026-11-21T22:55:17Z is when it began\n");
        frame(1, "no stamp here\n");
        assertThat(docker(true, 7)).containsExactly("1 " + FIRST + "2026-11-21T22:55:17Z is when it began",
                "1 no stamp here");
    }

    @Test
    void takesTheTimesOutOfALongLineOfATerminal() throws IOException {
        String part = "x".repeat(16384);
        String raw = FIRST + "prompt\r\n" + SECOND + part + SECOND + part + SECOND + "end\r\n" + FIRST + "no end";
        for (int cut : new int[] {1, 30, 31, 16384, 100_000}) {
            var lines = new ArrayList<String>();
            LogLines splitter = LogLines.ofDocker((text, error) -> lines.add(text), true, false);
            new OutputFrames(slow(raw.getBytes(StandardCharsets.UTF_8), cut), false).copyTo(splitter);
            splitter.finish();
            assertThat(lines).containsExactly(FIRST + "prompt\r", SECOND + part + part + "end\r", FIRST + "no end");
        }
    }

    private void frame(int kind, String text) throws IOException {
        frame(kind, text.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    private void frame(int kind, byte[] head, byte[] rest) throws IOException {
        int length = head.length + rest.length;
        stream.write(new byte[] {(byte) kind, 0, 0, 0, 0, (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        stream.write(head);
        stream.write(rest);
    }

    private List<String> docker(boolean stamped, int cut) throws IOException {
        var lines = new ArrayList<String>();
        return read(LogLines.ofDocker((text, error) -> lines.add((error ? "2 " : "1 ") + text), stamped, true), cut,
                lines);
    }

    private List<String> podman(int cut) throws IOException {
        var lines = new ArrayList<String>();
        return read(LogLines.ofPodman((text, error) -> lines.add((error ? "2 " : "1 ") + text), true), cut, lines);
    }

    private List<String> read(LogLines splitter, int cut, List<String> lines) throws IOException {
        new OutputFrames(slow(stream.toByteArray(), cut), true).copyTo(splitter);
        splitter.finish();
        return lines;
    }

    /** Gives so many bytes at most at a time. */
    private static InputStream slow(byte[] bytes, int cut) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, cut));
            }
        };
    }
}
