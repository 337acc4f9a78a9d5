package io.jcompose.model.validate.shape;

import static io.jcompose.model.validate.shape.Shapes.extension;
import static io.jcompose.model.validate.shape.Shapes.flag;
import static io.jcompose.model.validate.shape.Shapes.onlyNumber;
import static io.jcompose.model.validate.shape.Shapes.resourceName;
import static io.jcompose.model.validate.shape.Shapes.text;
import static io.jcompose.model.validate.shape.Shapes.textAmong;
import static io.jcompose.model.validate.shape.Shapes.truth;
import static io.jcompose.model.validate.shape.Shapes.uniqueTexts;
import static io.jcompose.model.validate.shape.Shapes.whole;

import io.jcompose.model.source.YamlNode;
import java.util.Map;

/** The shapes of what a service is attached to: other services, networks, models, ports and devices. */
final class AttachShape {
    private AttachShape() {}

    static boolean dependencies(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (!resourceName(entry.getKey()) || !dependency(entry.getValue().value())) return false;
        }
        return true;
    }

    private static boolean dependency(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.get("condition") == null) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "condition" ->
                        textAmong(value, "service_started", "service_healthy", "service_completed_successfully");
                case "required" -> truth(value);
                case "restart" -> flag(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    static boolean networks(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (!resourceName(entry.getKey()) || !network(entry.getValue().value())) return false;
        }
        return true;
    }

    private static boolean network(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) return scalar.isNull();
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "aliases", "link_local_ips" -> uniqueTexts(value);
                case "interface_name", "ipv4_address", "ipv6_address", "mac_address" -> text(value);
                case "driver_opts" -> Shapes.driverOptions(value);
                case "priority", "gw_priority" -> onlyNumber(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    static boolean models(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (resourceName(entry.getKey()) && !model(entry.getValue().value())) return false;
        }
        return true;
    }

    private static boolean model(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) return scalar.isNull();
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "endpoint_var", "model_var" -> text(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    static boolean ports(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) if (!port(item)) return false;
        return Shapes.unique(sequence.items());
    }

    private static boolean port(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return Shapes.number(node);
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "app_protocol", "host_ip", "mode", "name", "protocol" -> text(value);
                case "published", "target" -> whole(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    static boolean devices(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) {
            if (text(item)) continue;
            if (!(item instanceof YamlNode.Mapping mapping) || mapping.get("source") == null) return false;
            for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
                YamlNode value = entry.getValue().value();
                boolean accepted = switch (entry.getKey()) {
                    case "permissions", "source", "target" -> text(value);
                    default -> extension(entry.getKey(), value);
                };
                if (!accepted) return false;
            }
        }
        return true;
    }
}
