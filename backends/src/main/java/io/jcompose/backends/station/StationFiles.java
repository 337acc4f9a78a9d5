package io.jcompose.backends.station;

import io.jcompose.backends.runtime.PrivateDirectory;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one engine's station. All of them may be lost at any time: what is supervised stands in the labels of
 * containers.
 *
 * @param directory private to the user
 * @param name      what all their names begin with, one for each engine
 */
public record StationFiles(Path directory, String name) {
    private static final String UNIX = "unix://";
    private static final String ATTACHED = ".up.json";

    /**
     * Returns the files for an engine, in a directory that exists.
     *
     * @param endpoint address of the engine, for example {@code unix:///var/run/docker.sock}
     * @throws io.jcompose.backends.spi.EngineException when there is no private directory for them
     */
    public static StationFiles of(Map<String, String> environment, String endpoint) {
        return new StationFiles(PrivateDirectory.of(environment, "the supervisor"), name(endpoint));
    }

    /** Returns the files for an engine when their directory exists; nothing is made. */
    public static Optional<StationFiles> existing(Map<String, String> environment, String endpoint) {
        return PrivateDirectory.existing(environment).map(directory -> new StationFiles(directory, name(endpoint)));
    }

    /** Held by the station as long as it lives; says who that is. Never deleted. */
    public Path lock() {
        return directory.resolve(name + ".lock");
    }

    /** What the station knows, replaced as a whole. */
    public Path state() {
        return directory.resolve(name + ".json");
    }

    /** What the station decided, one JSON object a line. */
    public Path log() {
        return directory.resolve(name + ".log");
    }

    /** What did not fit into {@link #log} any more. */
    public Path olderLog() {
        return directory.resolve(name + ".log.1");
    }

    /** What a detached station printed: nothing, unless something went very wrong. */
    public Path output() {
        return directory.resolve(name + ".out");
    }

    /** What an attached {@code up} knows that supervises its own project; there while that runs. */
    public Path attached(String project) {
        return directory.resolve(name + "." + project + ATTACHED);
    }

    /** Returns all files of {@link #attached} that there are. */
    public List<Path> allAttached() {
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, name + ".*" + ATTACHED)) {
            files.forEach(found::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    /** What people asked of containers through commands, see {@link Wishes}. */
    public Path wishes() {
        return directory.resolve(name + ".wishes");
    }

    private static String name(String endpoint) {
        String address = canonical(endpoint);
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < address.length(); i++) hash = (hash ^ address.charAt(i)) * 0x100000001b3L;
        return "supervise-" + Long.toHexString(hash);
    }

    /** Two ways to one socket are one engine: {@code /var/run} is often a link to {@code /run}. */
    private static String canonical(String endpoint) {
        if (!endpoint.startsWith(UNIX)) return endpoint;
        Path socket = Path.of(endpoint.substring(UNIX.length()));
        Path parent = socket.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) return endpoint;
        try {
            return UNIX + parent.toRealPath().resolve(socket.getFileName());
        } catch (IOException unreadable) {
            return endpoint;
        }
    }
}
