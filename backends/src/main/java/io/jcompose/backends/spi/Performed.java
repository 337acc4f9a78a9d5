package io.jcompose.backends.spi;

import java.util.Map;
import java.util.Optional;

/**
 * What came of an operation that succeeded.
 *
 * @param id   the engine's id of what was created
 * @param note what the user should read instead of the usual word, for example {@code Resource is still in use}
 * @param variables what a provider or a model tells those that use it
 */
public record Performed(Optional<String> id, Optional<String> note, Map<String, String> variables) {
    /** Nothing to say. */
    public static final Performed DONE = new Performed(Optional.empty(), Optional.empty(), Map.of());

    public Performed {
        variables = Map.copyOf(variables);
    }

    /** Returns that something with this id was created. */
    public static Performed created(String id) {
        return new Performed(Optional.of(id), Optional.empty(), Map.of());
    }

    /** Returns that it was done, with a note. */
    public static Performed noted(String note) {
        return new Performed(Optional.empty(), Optional.of(note), Map.of());
    }

    /** Returns that it was done, and what those should know that use it. */
    public static Performed told(Map<String, String> variables) {
        return new Performed(Optional.empty(), Optional.empty(), variables);
    }
}
