package io.jcompose.backends.station;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a station decided, one JSON object a line. It takes {@value #MOST_BYTES} bytes, and as many again in an older
 * file. One process writes; any number read.
 */
public final class DecisionLog {
    /** Some two thousand decisions. */
    static final long MOST_BYTES = 512 * 1024;

    private final StationFiles files;
    private final long most;

    public DecisionLog(StationFiles files) {
        this(files, MOST_BYTES);
    }

    DecisionLog(StationFiles files, long most) {
        this.files = files;
        this.most = most;
    }

    /**
     * Adds a line. Thread-safe.
     *
     * @throws UncheckedIOException when the disk is full, or the directory gone
     */
    public synchronized void add(JsonValue.Obj entry) {
        byte[] line = (JsonWriter.compact(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(files.log()) && Files.size(files.log()) + line.length > most) {
                Files.move(files.log(), files.olderLog(), StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            }
            Files.write(files.log(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns all entries there are, oldest first. */
    public List<JsonValue.Obj> read() throws IOException {
        var entries = new ArrayList<JsonValue.Obj>();
        for (Path file : List.of(files.olderLog(), files.log())) parse(content(file), entries);
        return entries;
    }

    /** Returns a reader of what is added from now on. */
    public DecisionTail tail() throws IOException {
        return new DecisionTail(files.log());
    }

    private static String content(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    /** Adds the entries of whole lines; what is no JSON, a line that was cut off for example, is left out. */
    static void parse(String text, List<JsonValue.Obj> entries) {
        for (int start = 0, end; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
            try {
                entries.add(JsonReader.readObject(text.substring(start, end)));
            } catch (JsonSyntaxException cutOff) {
                // the process was killed while it wrote
            }
        }
    }
}
