package io.jcompose.model.validate;

import java.util.List;
import java.util.Optional;

/**
 * One mistake in a document: an objection of the schema, after those of alternatives that were not meant were sorted out.
 *
 * @param error      the objection that docker compose would word
 * @param properties all names that are too much or missing at the same place
 * @param meant      the objection of the alternative that was probably meant, when it is another
 * @param types      all types that would be right, when the value is of a wrong one
 */
record Fault(SchemaError error, List<String> properties, Optional<SchemaError> meant, List<String> types) {
    Fault {
        properties = List.copyOf(properties);
        types = List.copyOf(types);
    }

    /** Returns the fault that one objection tells. */
    static Fault of(SchemaError error) {
        return new Fault(
                error, error.property().isEmpty() ? List.of() : List.of(error.property()), Optional.empty(),
                error.keyword().equals("type") ? error.words() : List.of());
    }

    /** Returns this fault with other names. */
    Fault with(List<String> names) {
        return new Fault(error, names, meant, types);
    }
}
