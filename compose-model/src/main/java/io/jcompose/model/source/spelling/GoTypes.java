package io.jcompose.model.source.spelling;

import io.jcompose.model.source.YamlNode;

/** The names of types in docker compose's sentences. */
public final class GoTypes {
    private GoTypes() {}

    /** Returns the name of a value's type, for example {@code int}. */
    public static String of(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping ignored -> "map[string]interface {}";
            case YamlNode.Sequence ignored -> "[]interface {}";
            case YamlNode.Scalar scalar -> switch (scalar.type()) {
                case NULL -> "<nil>";
                case BOOLEAN -> "bool";
                case INTEGER -> "int";
                case FLOAT -> "float64";
                case TIMESTAMP -> "time.Time";
                case STRING -> "string";
            };
        };
    }
}
