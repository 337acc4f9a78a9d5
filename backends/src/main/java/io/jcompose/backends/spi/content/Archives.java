package io.jcompose.backends.spi.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;

/** Files in containers, as tar streams. An ability of a {@link io.jcompose.backends.spi.Backend}. Containers are given by name or id. */
public interface Archives {
    /**
     * What is known of a path inside a container.
     *
     * @param mode       Unix file mode with its type bits
     * @param linkTarget where a symbolic link points; empty for everything else
     */
    record PathFacts(String name, long size, int mode, Instant modified, String linkTarget) {
        /** Returns whether it is a directory. */
        public boolean isDirectory() {
            return (mode & 0170000) == 0040000;
        }
    }

    /** Writes a tar stream. */
    interface TarSource {
        /** Writes everything with its end mark; the stream is closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Returns what is at a path; absent when nothing is, or there is no such container. */
    Optional<PathFacts> stat(String container, String path);

    /** Returns a file, or a directory with all in it, as a tar stream whose names begin with the last part of the path. */
    InputStream copyOut(String container, String path);

    /**
     * Unpacks a tar stream in a directory of a container.
     *
     * @param keepOwner whether files keep the owner that the stream says, even in a container with another user
     */
    void copyIn(String container, String directory, TarSource tar, boolean keepOwner);

    /** Returns the whole file system of a container as a tar stream. */
    InputStream export(String container);
}
