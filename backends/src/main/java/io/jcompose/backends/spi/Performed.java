package io.jcompose.backends.spi;

import java.util.Optional;

/**
 * What came of an operation that succeeded.
 *
 * @param id   the engine's id of what was created
 * @param note what the user should read instead of the usual word, for example {@code Resource is still in use}
 */
public record Performed(Optional<String> id, Optional<String> note) {
    /** Nothing to say. */
    public static final Performed DONE = new Performed(Optional.empty(), Optional.empty());

    /** Returns that something with this id was created. */
    public static Performed created(String id) {
        return new Performed(Optional.of(id), Optional.empty());
    }

    /** Returns that it was done, with a note. */
    public static Performed noted(String note) {
        return new Performed(Optional.empty(), Optional.of(note));
    }
}
