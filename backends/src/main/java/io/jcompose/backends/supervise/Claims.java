package io.jcompose.backends.supervise;

import java.time.Instant;
import java.util.Optional;

/**
 * Which projects a supervisor is responsible for, so that two of them never act on one. Called by one thread at a time;
 * must not block for long.
 */
public interface Claims {
    /** All of them: there is no other supervisor. */
    Claims ALL = new Claims() {
        @Override
        public boolean claim(String project) {
            return true;
        }

        @Override
        public void release(String project) {}
    };

    /** Returns whether a project is any business of this supervisor; if not, it is as if the project were not there. */
    default boolean wants(String project) {
        return true;
    }

    /**
     * Returns when a person asked for a container to be stopped, if that is known from elsewhere than the engine, and
     * nobody asked for it to be started since.
     */
    default Optional<Instant> stopAsked(String container) {
        return Optional.empty();
    }

    /** Returns whether this supervisor is responsible from now on; asked again from time to time while it is not. */
    boolean claim(String project);

    /** Gives a project up that was claimed: nothing of it is left to supervise, or the supervisor ends. */
    void release(String project);
}
