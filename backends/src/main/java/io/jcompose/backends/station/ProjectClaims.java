package io.jcompose.backends.station;

import io.jcompose.backends.supervise.Claims;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Projects that this process supervises and no other one: a lock file each. An attached {@code up} has its own project,
 * the station all others.
 */
public final class ProjectClaims implements Claims {
    private final StationFiles files;
    private final Wishes wishes;
    private final Set<String> only;
    private final Map<String, FileChannel> claimed = new HashMap<>();

    /** @param only the projects to supervise; empty: all */
    public ProjectClaims(StationFiles files, Set<String> only) {
        this.files = files;
        this.wishes = new Wishes(files);
        this.only = Set.copyOf(only);
    }

    @Override
    public boolean wants(String project) {
        return only.isEmpty() || only.contains(project);
    }

    /** Returns whether a project is claimed by this process. */
    public synchronized boolean holds(String project) {
        return claimed.containsKey(project);
    }

    @Override
    public Optional<Instant> stopAsked(String container) {
        return wishes.stopAsked(container);
    }

    @Override
    public synchronized boolean claim(String project) {
        if (claimed.containsKey(project)) return true;
        Path file = files.directory().resolve(files.name() + "." + project + ".claim");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    claimed.put(project, channel);
                    return true;
                }
            } catch (OverlappingFileLockException anotherOfThisProcess) {
                // as if it were another process
            }
            channel.close();
            return false;
        } catch (IOException noFiles) {
            // without a directory nobody else can claim it either
            return true;
        }
    }

    @Override
    public synchronized void release(String project) {
        FileChannel channel = claimed.remove(project);
        if (channel == null) return;
        try {
            channel.close();
        } catch (IOException gone) {
            // and with it the lock
        }
    }
}
