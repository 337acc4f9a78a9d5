package io.jcompose.backends.archive;

import io.jcompose.backends.spi.content.Archives.PathFacts;
import io.jcompose.backends.transport.stream.EngineTime;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** The header in which both engines tell what is at a path: JSON in base 64, its numbers those of Go. */
public final class PathHeader {
    /** The name of the header. */
    public static final String NAME = "X-Docker-Container-Path-Stat";

    private static final long GO_DIRECTORY = 1L << 31;
    private static final long GO_LINK = 1L << 27;

    private PathHeader() {}

    /** Reads its value. */
    public static PathFacts read(String value) {
        JsonValue.Obj stat = JsonReader
                .readObject(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
        long mode = stat.number("mode");
        int type = (mode & GO_DIRECTORY) != 0 ? 0040000 : (mode & GO_LINK) != 0 ? 0120000 : 0100000;
        return new PathFacts(stat.string("name"), stat.number("size"), type | (int) (mode & 0777),
                EngineTime.parse(stat.string("mtime")).orElse(Instant.EPOCH), stat.string("linkTarget"));
    }
}
