package io.jcompose.model.validate.shape;

import static io.jcompose.model.validate.shape.Shapes.extension;
import static io.jcompose.model.validate.shape.Shapes.flag;
import static io.jcompose.model.validate.shape.Shapes.number;
import static io.jcompose.model.validate.shape.Shapes.text;
import static io.jcompose.model.validate.shape.Shapes.textAmong;
import static io.jcompose.model.validate.shape.Shapes.textOrWithin;
import static io.jcompose.model.validate.shape.Shapes.variables;

import io.jcompose.model.source.YamlNode;
import java.util.Map;

/** The shape of {@code volumes} of a service. */
final class MountShape {
    private MountShape() {}

    static boolean accepts(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) if (!text(item) && !mount(item)) return false;
        return Shapes.unique(sequence.items());
    }

    private static boolean mount(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.get("type") == null) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "type" -> textAmong(value, "bind", "volume", "tmpfs", "cluster", "npipe", "image");
                case "source", "target", "consistency" -> text(value);
                case "read_only" -> flag(value);
                case "bind", "volume", "tmpfs", "image" -> options(value, entry.getKey());
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    private static boolean options(YamlNode node, String type) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            if (!option(type, entry.getKey(), value) && !extension(entry.getKey(), value)) return false;
        }
        return true;
    }

    private static boolean option(String type, String key, YamlNode value) {
        return switch (type) {
            case "bind" -> switch (key) {
                case "create_host_path" -> flag(value);
                case "propagation" -> text(value);
                case "recursive" -> textAmong(value, "enabled", "disabled", "writable", "readonly");
                case "selinux" -> textAmong(value, "z", "Z");
                default -> false;
            };
            case "volume" -> switch (key) {
                case "labels" -> variables(value);
                case "nocopy" -> flag(value);
                case "subpath" -> text(value);
                default -> false;
            };
            case "tmpfs" -> switch (key) {
                case "mode" -> number(value);
                case "size" -> textOrWithin(value, 0, Double.POSITIVE_INFINITY);
                default -> false;
            };
            default -> key.equals("subpath") && text(value);
        };
    }
}
