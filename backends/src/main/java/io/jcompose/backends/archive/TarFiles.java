package io.jcompose.backends.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/** Puts files of this machine into a tar stream. */
public final class TarFiles {
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;
    private static final int REGULAR = 0100000;

    private TarFiles() {}

    /**
     * Writes one file, directory (without what is in it) or symbolic link under a name. Sockets, pipes and devices are
     * left out.
     *
     * @param keepOwner whether it keeps its owner; else it belongs to root
     */
    public static void add(TarWriter tar, Path file, String name, boolean keepOwner) throws IOException {
        Map<String, Object> facts = Files.readAttributes(file, "unix:mode,size,lastModifiedTime,uid,gid",
                LinkOption.NOFOLLOW_LINKS);
        int mode = (Integer) fact(facts, "mode");
        long modified = ((FileTime) fact(facts, "lastModifiedTime")).toMillis() / 1000;
        int uid = keepOwner ? (Integer) fact(facts, "uid") : 0;
        int gid = keepOwner ? (Integer) fact(facts, "gid") : 0;
        switch (mode & TYPE) {
            case DIRECTORY -> tar.write(new TarWriter.Entry(name, '5', "", mode, uid, gid, 0, modified));
            case LINK -> tar.write(new TarWriter.Entry(name, '2', Files.readSymbolicLink(file).toString(), 0777, uid,
                    gid, 0, modified));
            case REGULAR -> {
                long size = (Long) fact(facts, "size");
                try (InputStream content = Files.newInputStream(file)) {
                    tar.write(new TarWriter.Entry(name, '0', "", mode, uid, gid, size, modified), content);
                }
            }
            default -> {}
        }
    }

    private static Object fact(Map<String, Object> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }
}
