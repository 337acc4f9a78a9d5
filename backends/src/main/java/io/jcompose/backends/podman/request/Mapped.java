package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import java.util.List;

/**
 * A request body, and what of the wish it could not carry.
 *
 * @param warnings one sentence for each attribute that Podman has no counterpart for
 */
public record Mapped(JsonValue.Obj body, List<String> warnings) {
    public Mapped {
        warnings = List.copyOf(warnings);
    }
}
