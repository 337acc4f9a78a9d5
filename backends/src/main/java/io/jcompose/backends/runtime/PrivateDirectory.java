package io.jcompose.backends.runtime;

import io.jcompose.backends.spi.EngineException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The directory in which a user's sockets and locks lie. Whoever can write to it, or to a socket in it, can do
 * everything that the user's engine can; so it belongs to the user, nobody else may enter it, and a directory that
 * somebody else put there beforehand is not taken.
 */
public final class PrivateDirectory {
    private static final Set<PosixFilePermission> ONLY_OWNER = PosixFilePermissions.fromString("rwx------");

    private PrivateDirectory() {}

    /**
     * Returns the directory, which exists: {@code $XDG_RUNTIME_DIR/jcompose}, else {@code /run/jcompose} for root, else
     * {@code $TMPDIR/jcompose-UID}.
     *
     * @param purpose what cannot be started without it, for example {@code Podman's service}
     * @throws EngineException when none of them can be had safely
     */
    public static Path of(Map<String, String> environment, String purpose) {
        var problems = new ArrayList<String>();
        for (Path candidate : candidates(environment)) {
            try {
                if (isPrivate(candidate, problems)) return candidate;
            } catch (IOException failed) {
                problems.add(candidate + ": " + failed.getMessage());
            }
        }
        throw EngineException.unreachable("cannot start " + purpose
                + ": no private directory for its files (" + String.join("; ", problems) + ")",
                "set XDG_RUNTIME_DIR to a directory of your own with mode 0700", null);
    }

    /**
     * Returns where the directory is when it exists and can be used; nothing is made.
     */
    public static Optional<Path> existing(Map<String, String> environment) {
        for (Path candidate : candidates(environment)) {
            if (!Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)) continue;
            try {
                if (isPrivate(candidate, new ArrayList<>())) return Optional.of(candidate);
            } catch (IOException unusable) {
                // the next one then
            }
        }
        return Optional.empty();
    }

    private static List<Path> candidates(Map<String, String> environment) {
        var candidates = new ArrayList<Path>();
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (runtime.startsWith("/")
                && Files.isDirectory(Path.of(runtime))) candidates.add(Path.of(runtime, "jcompose"));
        long user = user();
        if (user == 0) candidates.add(Path.of("/run/jcompose"));
        String temporary = environment.getOrDefault("TMPDIR", "");
        candidates.add(Path.of(temporary.startsWith("/") ? temporary : "/tmp", "jcompose-" + user));
        return candidates;
    }

    private static boolean isPrivate(Path directory, List<String> problems) throws IOException {
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(ONLY_OWNER));
            // the process may have a mask of its own
            Files.setPosixFilePermissions(directory, ONLY_OWNER);
            return true;
        } catch (FileAlreadyExistsException there) {
            // looked at below
        }
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            problems.add(directory + " is not a directory");
            return false;
        }
        Object owner = Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (!(owner instanceof Number number) || number.longValue() != user()) {
            problems.add(directory + " belongs to somebody else");
            return false;
        }
        if (!Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS).equals(ONLY_OWNER)) {
            problems.add(directory + " can be entered by others");
            return false;
        }
        return true;
    }

    /** Returns the number of the user whom this process runs as. */
    private static long user() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Number number ? number.longValue()
                    : -1;
        } catch (IOException | UnsupportedOperationException noProc) {
            return -1;
        }
    }
}
