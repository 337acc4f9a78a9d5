package io.jcompose.backends.copy;

import io.jcompose.backends.spi.content.Archives;
import io.jcompose.backends.spi.content.Archives.PathFacts;
import java.util.Optional;

/**
 * What is at a path of a container, seen through a symbolic link.
 *
 * @param path  where it is in the end
 * @param facts absent: nothing is there
 */
record ContainerPath(String path, Optional<PathFacts> facts) {
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;

    static ContainerPath resolve(Archives archives, String container, String path) {
        Optional<PathFacts> facts = archives.stat(container, path);
        if (facts.isEmpty() || (facts.get().mode() & TYPE) != LINK || facts.get().linkTarget().isEmpty()) {
            return new ContainerPath(path, facts);
        }
        String target = facts.get().linkTarget();
        String absolute = target.startsWith("/") ? target : parent(path) + "/" + target;
        return new ContainerPath(absolute, archives.stat(container, absolute));
    }

    boolean isDirectory() {
        return facts.map(PathFacts::isDirectory).orElse(false);
    }

    /** Returns the directory that a path is in. */
    static String parent(String path) {
        String whole = trim(path);
        int slash = whole.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : whole.substring(0, slash);
    }

    /** Returns the last part of a path; empty when it means the content of a directory. */
    static String base(String path) {
        String whole = trim(path);
        String last = whole.substring(whole.lastIndexOf('/') + 1);
        return last.equals(".") ? "" : last;
    }

    private static String trim(String path) {
        String whole = path;
        while (whole.length() > 1 && whole.endsWith("/")) whole = whole.substring(0, whole.length() - 1);
        return whole;
    }
}
