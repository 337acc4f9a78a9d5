package io.jcompose.model.validate.shape;

import static io.jcompose.model.validate.shape.Shapes.extension;
import static io.jcompose.model.validate.shape.Shapes.flag;
import static io.jcompose.model.validate.shape.Shapes.text;
import static io.jcompose.model.validate.shape.Shapes.texts;
import static io.jcompose.model.validate.shape.Shapes.variables;
import static io.jcompose.model.validate.shape.Shapes.whole;

import io.jcompose.model.source.YamlNode;
import java.util.Map;

/** The shape of {@code build}, and of what it shares with a service. */
final class BuildShape {
    private BuildShape() {}

    static boolean accepts(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "context", "dockerfile", "dockerfile_inline", "isolation", "network", "target" -> text(value);
                case "no_cache", "privileged", "provenance", "pull", "sbom" -> flag(value);
                case "additional_contexts", "args", "labels", "ssh" -> variables(value);
                case "cache_from", "cache_to", "entitlements", "platforms", "tags" -> texts(value);
                case "no_cache_filter" -> Shapes.oneOrUniqueTexts(value);
                case "extra_hosts" -> Shapes.hosts(value);
                case "secrets" -> fileUses(value);
                case "shm_size" -> whole(value);
                case "ulimits" -> ulimits(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    /** Uses of secrets or configs. */
    static boolean fileUses(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) {
            if (text(item)) continue;
            if (!(item instanceof YamlNode.Mapping mapping)) return false;
            for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
                YamlNode value = entry.getValue().value();
                boolean accepted = switch (entry.getKey()) {
                    case "source", "target", "uid", "gid" -> text(value);
                    case "mode" -> Shapes.number(value);
                    default -> extension(entry.getKey(), value);
                };
                if (!accepted) return false;
            }
        }
        return true;
    }

    static boolean ulimits(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (lowerCaseWord(entry.getKey()) && !ulimit(entry.getValue().value())) return false;
        }
        return true;
    }

    private static boolean lowerCaseWord(String key) {
        for (int i = 0; i < key.length(); i++) if (key.charAt(i) < 'a' || key.charAt(i) > 'z') return false;
        return !key.isEmpty();
    }

    private static boolean ulimit(YamlNode node) {
        if (whole(node)) return true;
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.get("soft") == null
                || mapping.get("hard") == null) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "soft", "hard" -> whole(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }
}
