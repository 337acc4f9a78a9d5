package io.jcompose.model.validate.shape;

import static io.jcompose.model.validate.shape.Shapes.extension;
import static io.jcompose.model.validate.shape.Shapes.flag;
import static io.jcompose.model.validate.shape.Shapes.integer;
import static io.jcompose.model.validate.shape.Shapes.oneOrUniqueTexts;
import static io.jcompose.model.validate.shape.Shapes.plainTexts;
import static io.jcompose.model.validate.shape.Shapes.resourceName;
import static io.jcompose.model.validate.shape.Shapes.text;
import static io.jcompose.model.validate.shape.Shapes.texts;
import static io.jcompose.model.validate.shape.Shapes.variables;

import io.jcompose.model.source.YamlNode;
import java.util.Map;

/**
 * Says whether a document has the shape that the Compose schema describes, without reading the schema: loading and
 * compiling that takes longer than everything else that {@code config} does. A test holds the two together.
 */
public final class ShapeCheck {
    private ShapeCheck() {}

    /** Asks the same question of every value of a list or mapping; a lambda would cost start-up. */
    private enum Kind {
        SERVICE,
        NETWORK,
        VOLUME,
        SECRET,
        CONFIG,
        MODEL
    }

    /** Returns whether the document has the shape; its variables were replaced and its layers merged. */
    public static boolean accepts(YamlNode.Mapping document) {
        for (Map.Entry<String, YamlNode.Entry> entry : document.entries().entrySet()) {
            if (!topLevel(entry.getKey(), entry.getValue().value())) return false;
        }
        return true;
    }

    private static boolean topLevel(String key, YamlNode value) {
        return switch (key) {
            case "name", "version" -> text(value);
            case "include" -> includes(value);
            case "services" -> all(value, Kind.SERVICE, true);
            case "networks" -> all(value, Kind.NETWORK, false);
            case "volumes" -> all(value, Kind.VOLUME, true);
            case "secrets" -> all(value, Kind.SECRET, true);
            case "configs" -> all(value, Kind.CONFIG, true);
            case "models" -> all(value, Kind.MODEL, false);
            default -> extension(key, value);
        };
    }

    /**
     * @param strict whether other names than those of resources are refused, or left alone
     */
    private static boolean all(YamlNode node, Kind kind, boolean strict) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (!resourceName(entry.getKey())) {
                if (strict) return false;
                continue;
            }
            if (!one(entry.getValue().value(), kind)) return false;
        }
        return true;
    }

    private static boolean one(YamlNode node, Kind kind) {
        if (node instanceof YamlNode.Scalar scalar
                && scalar.isNull()) return kind == Kind.NETWORK || kind == Kind.VOLUME;
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        if (kind == Kind.SERVICE) return ServiceShape.accepts(mapping);
        if (kind == Kind.MODEL && mapping.get("model") == null) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (kind) {
                case SERVICE -> true;
                case NETWORK -> network(key, value);
                case VOLUME -> volume(key, value);
                case SECRET, CONFIG -> file(key, value, kind);
                case MODEL -> model(key, value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    private static boolean includes(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) {
            if (text(item)) continue;
            if (!(item instanceof YamlNode.Mapping mapping)) return false;
            for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
                boolean accepted = switch (entry.getKey()) {
                    case "path", "env_file" -> oneOrUniqueTexts(entry.getValue().value());
                    case "project_directory" -> text(entry.getValue().value());
                    default -> false;
                };
                if (!accepted) return false;
            }
        }
        return true;
    }

    private static boolean network(String key, YamlNode value) {
        return switch (key) {
            case "name", "driver" -> text(value);
            case "driver_opts" -> Shapes.driverOptions(value);
            case "external" -> external(value, true);
            case "internal", "attachable", "enable_ipv4", "enable_ipv6" -> flag(value);
            case "ipam" -> ipam(value);
            case "labels" -> variables(value);
            default -> extension(key, value);
        };
    }

    private static boolean ipam(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "driver" -> text(value);
                case "options" -> plainTexts(value);
                case "config" -> pools(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    private static boolean pools(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) {
            if (!(item instanceof YamlNode.Mapping mapping)) return false;
            for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
                YamlNode value = entry.getValue().value();
                boolean accepted = switch (entry.getKey()) {
                    case "subnet", "gateway", "ip_range" -> text(value);
                    case "aux_addresses" -> plainTexts(value);
                    default -> extension(entry.getKey(), value);
                };
                if (!accepted) return false;
            }
        }
        return true;
    }

    private static boolean volume(String key, YamlNode value) {
        return switch (key) {
            case "name", "driver" -> text(value);
            case "driver_opts" -> Shapes.driverOptions(value);
            case "external" -> external(value, true);
            case "labels" -> variables(value);
            default -> extension(key, value);
        };
    }

    private static boolean file(String key, YamlNode value, Kind kind) {
        return switch (key) {
            case "name", "file", "environment", "template_driver" -> text(value);
            case "external" -> external(value, false);
            case "labels" -> variables(value);
            case "driver" -> kind == Kind.SECRET && text(value);
            case "driver_opts" -> kind == Kind.SECRET && Shapes.driverOptions(value);
            case "content" -> kind == Kind.CONFIG && text(value);
            default -> extension(key, value);
        };
    }

    private static boolean external(YamlNode node, boolean strict) {
        if (flag(node)) return true;
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            if (entry.getKey().equals("name") ? !text(value)
                    : strict && !extension(entry.getKey(), value)) return false;
        }
        return true;
    }

    private static boolean model(String key, YamlNode value) {
        return switch (key) {
            case "name", "model" -> text(value);
            case "context_size" -> integer(value);
            case "runtime_flags" -> texts(value);
            default -> extension(key, value);
        };
    }
}
