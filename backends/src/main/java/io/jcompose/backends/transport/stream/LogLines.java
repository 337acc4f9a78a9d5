package io.jcompose.backends.transport.stream;

import io.jcompose.backends.spi.LogSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes lines of the records of a log. Engines keep a long line, or one that was written in parts, as several records
 * without a line end; each has a frame of its own, and a time stamp of its own when they were asked for. Such parts
 * become one line again, with the stamp of the first one. Standard output and standard error are put together apart.
 * The carriage return that a terminal puts before a line feed stays, as it does with docker compose.
 */
public final class LogLines implements OutputFrames.Sink {
    /** In records of so many bytes Docker keeps a line that is longer. */
    private static final int DOCKER_RECORD = 16384;

    private final LogSink sink;
    private final boolean stamped;
    private final boolean framed;
    private final boolean partsShareTheirTime;
    private final Line[] lines = {new Line(), new Line()};

    private LogLines(LogSink sink, boolean stamped, boolean framed, boolean partsShareTheirTime) {
        this.sink = sink;
        this.stamped = stamped;
        this.framed = framed;
        this.partsShareTheirTime = partsShareTheirTime;
    }

    /**
     * Takes what Docker sends.
     *
     * @param stamped whether the engine was asked to put its time stamp before each record
     * @param framed  false for a container with a terminal: there are no frames
     */
    public static LogLines ofDocker(LogSink sink, boolean stamped, boolean framed) {
        return new LogLines(sink, stamped, framed, true);
    }

    /** Takes what Podman sends: frames, also for a container with a terminal (4.3.1, 5.4.2). */
    public static LogLines ofPodman(LogSink sink, boolean stamped) {
        return new LogLines(sink, stamped, true, false);
    }

    /** What has come of one of the two streams since its last line end. */
    private static final class Line {
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private final ByteArrayOutputStream record = new ByteArrayOutputStream();
        private String stamp = "";
        private boolean open;
    }

    @Override
    public void write(byte[] bytes, int offset, int length, boolean error) {
        Line line = lines[error ? 1 : 0];
        int from = offset;
        int end = offset + length;
        for (int at = from; !framed && at < end; at++) {
            if (bytes[at] != '\n') continue;
            line.record.write(bytes, from, at - from);
            endOfRawLine(line);
            from = at + 1;
        }
        line.record.write(bytes, from, end - from);
    }

    @Override
    public void endOfFrame(boolean error) {
        Line line = lines[error ? 1 : 0];
        byte[] record = line.record.toByteArray();
        line.record.reset();
        int from = stampLength(record);
        String stamp = new String(record, 0, from, StandardCharsets.US_ASCII);
        if (line.open && !goesOn(line.stamp, stamp)) tell(line, error);
        int end = record.length;
        for (int at = from; at < end; at++) {
            if (record[at] != '\n') continue;
            add(line, stamp, record, from, at);
            tell(line, error);
            from = at + 1;
        }
        if (from < end) add(line, stamp, record, from, end);
    }

    /**
     * Returns whether a record belongs to the line before, which has no line end. Docker gives all parts of a line the
     * same time; Podman's times are too coarse to tell, and it joins such records itself.
     */
    private boolean goesOn(String before, String stamp) {
        return !partsShareTheirTime || before.equals(stamp) || LogStamp.isCoarse(before) || LogStamp.isCoarse(stamp);
    }

    private static void add(Line line, String stamp, byte[] record, int from, int to) {
        if (!line.open) {
            line.open = true;
            line.stamp = stamp;
            line.text.writeBytes(stamp.getBytes(StandardCharsets.US_ASCII));
        }
        line.text.write(record, from, to - from);
    }

    private void tell(Line line, boolean error) {
        String text = line.text.toString(StandardCharsets.UTF_8);
        line.text.reset();
        line.open = false;
        sink.line(text, error);
    }

    /** Returns the length of the stamp that a record begins with, and of the blank after it. */
    private int stampLength(byte[] record) {
        if (!stamped) return 0;
        int blank = 0;
        while (blank < record.length && blank < 40 && record[blank] != ' ') blank++;
        int length = LogStamp.length(new String(record, 0, blank, StandardCharsets.US_ASCII));
        return length == 0 ? 0 : Math.min(length + 1, record.length);
    }

    /** Hands on what is left without a line end. */
    public void finish() {
        for (int i = 0; i < lines.length; i++) {
            Line line = lines[i];
            if (!framed && line.record.size() > 0) endOfRawLine(line);
            if (line.open) tell(line, i == 1);
        }
    }

    /** A line of a terminal that is longer than a record has the stamp of its beginning within it. */
    private void endOfRawLine(Line line) {
        byte[] bytes = line.record.toByteArray();
        line.record.reset();
        int head = stampLength(bytes);
        int from = 0;
        int end = head + DOCKER_RECORD;
        while (head > 0 && end + head <= bytes.length && Arrays.equals(bytes, 0, head, bytes, end, end + head)) {
            line.text.write(bytes, from, end - from);
            from = end + head;
            end = from + DOCKER_RECORD;
        }
        line.text.write(bytes, from, bytes.length - from);
        tell(line, false);
    }
}
