package io.jcompose.model.validate.shape;

import static io.jcompose.model.validate.shape.Shapes.extension;
import static io.jcompose.model.validate.shape.Shapes.flag;
import static io.jcompose.model.validate.shape.Shapes.oneOrUniqueTexts;
import static io.jcompose.model.validate.shape.Shapes.text;
import static io.jcompose.model.validate.shape.Shapes.textAmong;

import io.jcompose.model.source.YamlNode;
import java.util.Map;

/** The shapes of hooks, {@code develop} and {@code provider}. */
final class HookShape {
    private HookShape() {}

    /**
     * @param helper whether they run in a container of their own, which may need no command
     */
    static boolean hooks(YamlNode node, boolean helper) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) if (!hook(item, helper)) return false;
        return true;
    }

    private static boolean hook(YamlNode node, boolean helper) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        if (!helper && mapping.get("command") == null) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "command" -> Shapes.argv(value);
                case "environment" -> Shapes.variables(value);
                case "privileged" -> flag(value);
                case "user", "working_dir" -> text(value);
                case "image" -> helper && text(value);
                case "per_replica" -> helper && flag(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    static boolean develop(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) return scalar.isNull();
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            if (entry.getKey().equals("watch") ? !triggers(value) : !extension(entry.getKey(), value)) return false;
        }
        return true;
    }

    private static boolean triggers(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) {
            if (!(item instanceof YamlNode.Mapping mapping) || mapping.get("path") == null
                    || mapping.get("action") == null) return false;
            for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
                YamlNode value = entry.getValue().value();
                boolean accepted = switch (entry.getKey()) {
                    case "path", "target" -> text(value);
                    case "action" -> textAmong(value, "rebuild", "sync", "restart", "sync+restart", "sync+exec");
                    case "exec" -> hook(value, false);
                    case "ignore", "include" -> oneOrUniqueTexts(value);
                    case "initial_sync" -> Shapes.truth(value);
                    default -> extension(entry.getKey(), value);
                };
                if (!accepted) return false;
            }
        }
        return true;
    }

    static boolean provider(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.get("type") == null) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "type" -> text(value);
                case "options" -> providerOptions(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    private static boolean providerOptions(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (!Shapes.oneLine(entry.getKey())) continue;
            YamlNode value = entry.getValue().value();
            if (value instanceof YamlNode.Sequence sequence) {
                for (YamlNode item : sequence.items()) if (!simple(item)) return false;
            } else if (!simple(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean simple(YamlNode node) {
        return flag(node) || Shapes.onlyNumber(node);
    }
}
