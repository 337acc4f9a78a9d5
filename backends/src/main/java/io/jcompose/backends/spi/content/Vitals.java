package io.jcompose.backends.spi.content;

import io.jcompose.backends.spi.Performed;
import io.jcompose.planner.restart.Outage;
import io.jcompose.planner.restart.Sighting;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Close looks at containers, for a supervisor. An ability of a {@link io.jcompose.backends.spi.Backend}. On an engine that
 * leaves healthchecks to others, they are run on schedule for all containers that were looked at, until the watch is
 * closed.
 */
public interface Vitals {
    /**
     * Begins to watch.
     *
     * @param changed hears, on any thread, the id of a container that is to be looked at again though the engine may
     *                have told nothing of it
     */
    Watch watch(Consumer<String> changed);

    /** Returns whether the engine leaves healthchecks to us. */
    boolean runsChecks();

    /** What came of a repair. */
    record Mending(List<String> done, List<String> failed) {
        /** There was nothing to repair. */
        public static final Mending NOTHING = new Mending(List.of(), List.of());

        public Mending {
            done = List.copyOf(done);
            failed = List.copyOf(failed);
        }
    }

    /** Looks, for as long as a supervisor is at work. Thread-safe. */
    interface Watch extends AutoCloseable {
        /** Returns how a container is, by its id; absent when there is none. One engine call. */
        Optional<Sighting> look(String id);

        /**
         * Returns in which time containers last ended with the engine itself, as nobody had asked for; absent: they outlive
         * it, or it was always there. At most one engine call.
         *
         * @param missed in which time it could not be reached; absent: it could, or nobody has tried
         */
        default Optional<Outage> outage(Optional<Outage> missed) {
            return Optional.empty();
        }

        /**
         * Repairs pods whose containers cannot work as they are, and returns what was done, and what could not be, for
         * people to read.
         *
         * @param project only those of this one; absent: of all projects
         */
        default Mending mend(Optional<String> project) {
            return Mending.NOTHING;
        }

        /**
         * Restarts a container in a way that does not undo what a person does to it meanwhile; the note says why it was
         * not started again. Absent: the engine's own restart does so.
         */
        default Optional<Performed> restart(String container) {
            return Optional.empty();
        }

        /**
         * Keeps a container down that the engine starts again and again; the note says why not. Absent: stopping it does
         * so.
         *
         * @param forGood not to be started by us any more
         */
        default Optional<Performed> hold(String container, boolean forGood) {
            return Optional.empty();
        }

        @Override
        void close();
    }
}
