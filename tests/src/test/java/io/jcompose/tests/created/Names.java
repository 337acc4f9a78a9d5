package io.jcompose.tests.created;

import java.util.HashSet;
import java.util.Set;

/** What of an engine only one project at a time can have, such as a container's name. Thread-safe. */
final class Names {
    private final Set<String> taken = new HashSet<>();

    /** Waits until all of these are free, and takes them. */
    synchronized void take(Set<String> names) throws InterruptedException {
        while (names.stream().anyMatch(taken::contains)) wait();
        taken.addAll(names);
    }

    /** Gives these back. */
    synchronized void release(Set<String> names) {
        taken.removeAll(names);
        notifyAll();
    }
}
