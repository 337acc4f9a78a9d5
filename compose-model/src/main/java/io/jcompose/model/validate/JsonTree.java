package io.jcompose.model.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jcompose.model.source.YamlNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** Turns nodes into the tree that the schema library reads. */
final class JsonTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    static JsonNode of(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping mapping -> {
                ObjectNode object = NODES.objectNode();
                for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
                    object.set(entry.getKey(), of(entry.getValue().value()));
                }
                yield object;
            }
            case YamlNode.Sequence sequence -> {
                ArrayNode array = NODES.arrayNode(sequence.items().size());
                for (YamlNode item : sequence.items()) array.add(of(item));
                yield array;
            }
            case YamlNode.Scalar scalar -> scalar(scalar);
        };
    }

    private static JsonNode scalar(YamlNode.Scalar scalar) {
        return switch (scalar.type()) {
            case NULL -> NODES.nullNode();
            case BOOLEAN -> NODES.booleanNode(scalar.value().equals("true"));
            case INTEGER -> NODES.numberNode(new BigInteger(scalar.value()));
            case FLOAT -> floating(scalar.value());
            // JSON has no dates. The schema library takes this node for a value of no type at all.
            case TIMESTAMP -> NODES.pojoNode(scalar.value());
            case STRING -> NODES.textNode(scalar.value());
        };
    }

    private static JsonNode floating(String value) {
        double number = switch (value) {
            case ".inf", "+.inf", "+Inf" -> Double.POSITIVE_INFINITY;
            case "-.inf", "-Inf" -> Double.NEGATIVE_INFINITY;
            case ".nan", "NaN" -> Double.NaN;
            default -> Double.parseDouble(value);
        };
        if (Double.isNaN(number) || Double.isInfinite(number)) return NODES.numberNode(number);
        // 1.0 is a whole number, and the same as 1.
        if (number == Math.rint(number)) return NODES.numberNode(new BigDecimal(number).toBigInteger());
        return NODES.numberNode(number);
    }
}
