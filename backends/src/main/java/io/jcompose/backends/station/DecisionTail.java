package io.jcompose.backends.station;

import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what is added to a log, across the moments in which a new file begins. Not thread-safe. */
public final class DecisionTail {
    private final Path log;
    private @Nullable Object file;
    private long position;

    DecisionTail(Path log) throws IOException {
        this.log = log;
        BasicFileAttributes now = attributes();
        if (now == null) return;
        file = now.fileKey();
        position = now.size();
    }

    /** Returns what has been added since the last call; does not wait. */
    public List<JsonValue.Obj> next() throws IOException {
        var entries = new ArrayList<JsonValue.Obj>();
        BasicFileAttributes now = attributes();
        if (now == null) return entries;
        if (!Objects.equals(file, now.fileKey()) || now.size() < position) {
            file = now.fileKey();
            position = 0;
        }
        if (now.size() == position) return entries;
        var bytes = ByteBuffer.allocate((int) (now.size() - position));
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            channel.read(bytes, position);
        } catch (NoSuchFileException replaced) {
            return entries;
        }
        int whole = bytes.position();
        while (whole > 0 && bytes.get(whole - 1) != '\n') whole--;
        position += whole;
        DecisionLog.parse(new String(bytes.array(), 0, whole, StandardCharsets.UTF_8), entries);
        return entries;
    }

    private @Nullable BasicFileAttributes attributes() throws IOException {
        try {
            return Files.readAttributes(log, BasicFileAttributes.class);
        } catch (NoSuchFileException none) {
            return null;
        }
    }
}
