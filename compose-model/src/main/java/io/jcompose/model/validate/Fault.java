package io.jcompose.model.validate;

import java.util.List;
import java.util.Optional;

/**
 * One mistake in a document: an objection of the schema, after those of alternatives that were not meant were sorted out.
 *
 * @param error      the objection that docker compose would word
 * @param properties all names that are too much or missing at the same place
 * @param meant      the objection of the alternative that was probably meant, when it is another
 */
record Fault(SchemaError error, List<String> properties, Optional<SchemaError> meant) {
    Fault {
        properties = List.copyOf(properties);
    }
}
