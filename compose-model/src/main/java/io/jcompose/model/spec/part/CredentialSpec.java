package io.jcompose.model.spec.part;

import io.jcompose.model.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * Windows credentials of a service.
 */
public record CredentialSpec(
        Optional<String> config,
        Optional<String> file,
        Optional<String> registry,
        Map<String, JsonValue> extensions) {
    public CredentialSpec {
        extensions = Immutable.map(extensions);
    }
}
