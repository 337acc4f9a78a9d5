package io.jcompose.model.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.jcompose.model.source.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Compose schema, compiled on first use: the only class that talks to the schema library. */
final class ComposeSchema {
    private static final String RESOURCE = "compose-spec.json";

    private ComposeSchema() {}

    /** Compiled once; it is immutable. */
    private static final class Compiled {
        static final Schema SCHEMA = compile();

        private static Schema compile() {
            try (InputStream text = ComposeSchema.class.getResourceAsStream(RESOURCE)) {
                if (text == null) throw new IllegalStateException(RESOURCE + " is not packaged");
                JsonNode schema = new ObjectMapper().readTree(text);
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of(schema.path("$id").asText()), schema);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** Returns what the schema has against a document, in the order of its keywords. */
    static List<SchemaError> errors(YamlNode.Mapping document) {
        Schema schema = Compiled.SCHEMA;
        var errors = new ArrayList<SchemaError>();
        for (Error error : schema.validate(JsonTree.of(document))) errors.add(schemaError(error, schema));
        return errors;
    }

    private static SchemaError schemaError(Error error, Schema schema) {
        var path = new ArrayList<String>();
        NodePath instance = error.getInstanceLocation();
        for (int i = 0; i < instance.getNameCount(); i++) path.add(String.valueOf(instance.getElement(i)));
        @Nullable
        JsonNode keyword = error.getSchemaNode();
        @Nullable
        JsonNode value = error.getInstanceNode();
        return new SchemaError(
                path, error.getKeyword(), error.getEvaluationPath().toString(), words(keyword),
                error.getProperty() == null ? "" : error.getProperty(), allowed(error, schema),
                value != null && value.isPojo());
    }

    /** Returns the words that the keyword holds: types, names, allowed values, or one limit. */
    private static List<String> words(@Nullable JsonNode keyword) {
        var words = new ArrayList<String>();
        if (keyword == null || keyword.isObject()) return words;
        if (keyword.isArray()) {
            for (JsonNode word : keyword) if (word.isValueNode()) words.add(word.asText());
        } else {
            words.add(keyword.asText());
        }
        return words;
    }

    /** Returns the names that a mapping may hold, when one that it may not hold was found. */
    private static List<String> allowed(Error error, Schema schema) {
        var names = new ArrayList<String>();
        if (!error.getKeyword().equals("additionalProperties")) return names;
        NodePath keyword = error.getSchemaLocation().getFragment();
        JsonNode node = schema.getSchemaNode();
        for (int i = 0; i < keyword.getNameCount() - 1; i++) {
            Object element = keyword.getElement(i);
            node = element instanceof Integer index ? node.path(index) : node.path(String.valueOf(element));
        }
        node.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
