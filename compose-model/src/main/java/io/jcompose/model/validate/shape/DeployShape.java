package io.jcompose.model.validate.shape;

import static io.jcompose.model.validate.shape.Shapes.extension;
import static io.jcompose.model.validate.shape.Shapes.number;
import static io.jcompose.model.validate.shape.Shapes.text;
import static io.jcompose.model.validate.shape.Shapes.textAmong;
import static io.jcompose.model.validate.shape.Shapes.texts;
import static io.jcompose.model.validate.shape.Shapes.uniqueTexts;
import static io.jcompose.model.validate.shape.Shapes.variables;
import static io.jcompose.model.validate.shape.Shapes.whole;

import io.jcompose.model.source.YamlNode;
import java.util.Map;

/** The shapes of {@code deploy}, {@code gpus} and {@code blkio_config}. */
final class DeployShape {
    private DeployShape() {}

    /** The parts that are mappings of fixed keys. */
    private enum Part {
        DEPLOY,
        PLACEMENT,
        PREFERENCE,
        RESOURCES,
        LIMITS,
        RESERVATIONS,
        GENERIC,
        DISCRETE,
        RESTART,
        ROLLOUT
    }

    static boolean accepts(YamlNode node) {
        return isNull(node) || part(node, Part.DEPLOY);
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.isNull();
    }

    private static boolean part(YamlNode node, Part part) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            YamlNode value = entry.getValue().value();
            if (!field(part, key, value) && !extension(key, value)) return false;
        }
        return true;
    }

    private static boolean field(Part part, String key, YamlNode value) {
        return switch (part) {
            case DEPLOY -> switch (key) {
                case "endpoint_mode", "mode" -> text(value);
                case "labels" -> variables(value);
                case "placement" -> part(value, Part.PLACEMENT);
                case "replicas" -> whole(value);
                case "resources" -> part(value, Part.RESOURCES);
                case "restart_policy" -> part(value, Part.RESTART);
                case "rollback_config", "update_config" -> part(value, Part.ROLLOUT);
                default -> false;
            };
            case PLACEMENT -> switch (key) {
                case "constraints" -> texts(value);
                case "max_replicas_per_node" -> whole(value);
                case "preferences" -> parts(value, Part.PREFERENCE);
                default -> false;
            };
            case PREFERENCE -> key.equals("spread") && text(value);
            case RESOURCES -> switch (key) {
                case "limits" -> part(value, Part.LIMITS);
                case "reservations" -> part(value, Part.RESERVATIONS);
                default -> false;
            };
            case LIMITS -> switch (key) {
                case "cpus" -> number(value);
                case "memory" -> text(value);
                case "pids" -> whole(value);
                default -> false;
            };
            case RESERVATIONS -> switch (key) {
                case "cpus" -> number(value);
                case "memory" -> text(value);
                case "devices" -> deviceRequests(value);
                case "generic_resources" -> parts(value, Part.GENERIC);
                default -> false;
            };
            case GENERIC -> key.equals("discrete_resource_spec") && part(value, Part.DISCRETE);
            case DISCRETE -> key.equals("kind") ? text(value) : key.equals("value") && number(value);
            case RESTART -> switch (key) {
                case "condition", "delay", "window" -> text(value);
                case "max_attempts" -> whole(value);
                default -> false;
            };
            case ROLLOUT -> switch (key) {
                case "delay", "failure_action", "monitor" -> text(value);
                case "max_failure_ratio" -> number(value);
                case "order" -> textAmong(value, "start-first", "stop-first");
                case "parallelism" -> whole(value);
                default -> false;
            };
        };
    }

    private static boolean parts(YamlNode node, Part part) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) if (!part(item, part)) return false;
        return true;
    }

    private static boolean deviceRequests(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) {
            if (!(item instanceof YamlNode.Mapping mapping) || mapping.get("capabilities") == null) return false;
            if (!deviceRequest(mapping, true)) return false;
        }
        return true;
    }

    /** Device requests in which other keys are left alone. */
    static boolean gpus(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) {
            if (!(item instanceof YamlNode.Mapping mapping) || !deviceRequest(mapping, false)) return false;
        }
        return true;
    }

    private static boolean deviceRequest(YamlNode.Mapping mapping, boolean strict) {
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "capabilities", "device_ids" -> uniqueTexts(value);
                case "count" -> whole(value);
                case "driver" -> text(value);
                case "options" -> variables(value);
                default -> !strict || extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    static boolean blockIo(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "device_read_bps", "device_read_iops", "device_write_bps", "device_write_iops" ->
                        deviceValues(value, "rate");
                case "weight" -> whole(value);
                case "weight_device" -> deviceValues(value, "weight");
                default -> false;
            };
            if (!accepted) return false;
        }
        return true;
    }

    private static boolean deviceValues(YamlNode node, String valueKey) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) {
            if (!(item instanceof YamlNode.Mapping mapping)) return false;
            for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
                YamlNode value = entry.getValue().value();
                if (!(entry.getKey().equals("path") ? text(value)
                        : entry.getKey().equals(valueKey) && whole(value))) return false;
            }
        }
        return true;
    }
}
