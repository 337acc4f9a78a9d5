package io.jcompose.model.load.merge;

import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.load.shortform.ShortFormException;
import io.jcompose.model.load.shortform.ShortVolume;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarType;
import io.jcompose.model.source.spelling.GoPrint;
import io.jcompose.model.source.spelling.GoTypes;
import org.jspecify.annotations.Nullable;

/** The table of lists whose items have an identity. */
final class Identities {
    static final PathRules<Identity> TABLE = table();

    private Identities() {}

    private static PathRules<Identity> table() {
        var rules = new PathRules<Identity>();
        for (String path : new String[] {"networks.*.labels", "networks.*.ipam.options", "services.*.annotations",
            "services.*.build.args", "services.*.build.additional_contexts", "services.*.build.platform",
            "services.*.build.tags", "services.*.build.labels", "services.*.cap_add", "services.*.cap_drop",
            "services.*.deploy.labels", "services.*.dns", "services.*.dns_opt", "services.*.dns_search",
            "services.*.environment", "services.*.labels", "services.*.links", "services.*.networks.*.aliases",
            "services.*.networks.*.link_local_ips", "services.*.profiles", "services.*.sysctls",
            "services.*.tmpfs"}) {
            rules.add(path, Identities::key);
        }
        return rules.add("services.*.configs", (item, list, index) -> mount(item, list, index, ""))
                .add("services.*.secrets", (item, list, index) -> mount(item, list, index, "/run/secrets"))
                .add("services.*.devices", Identities::device)
                .add("services.*.env_file", Identities::envFile)
                .add("services.*.expose", Identities::expose)
                .add("services.*.ports", Identities::port)
                .add("services.*.volumes", Identities::volume);
    }

    private static String key(YamlNode item, NodePath list, int index) throws IdentityException {
        String text = text(item);
        if (text == null) throw new IdentityException(list.item(index) + ": unexpected type " + GoTypes.of(item));
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals);
    }

    private static String mount(YamlNode item, NodePath list, int index, String directory) throws IdentityException {
        String text = text(item);
        if (text != null) return directory + "/" + text;
        if (!(item instanceof Mapping mapping)) {
            throw new IdentityException(list.item(index) + ": unsupported expose value " + GoPrint.of(item));
        }
        YamlNode target = mapping.get("target");
        if (target != null) return GoPrint.of(target);
        YamlNode source = mapping.get("source");
        return directory + "/" + (source == null ? "" : GoPrint.of(source));
    }

    private static String device(YamlNode item, NodePath list, int index) throws IdentityException {
        if (item instanceof Mapping mapping) return target(mapping, "service device ", list, index);
        String text = text(item);
        if (text == null) return "";
        int first = text.indexOf(':');
        if (first < 0) return text;
        int second = text.indexOf(':', first + 1);
        return text.substring(first + 1, second < 0 ? text.length() : second);
    }

    private static String volume(YamlNode item, NodePath list, int index) throws IdentityException {
        if (item instanceof Mapping mapping) return target(mapping, "service volume ", list, index);
        String text = text(item);
        if (text == null) return "";
        try {
            return ShortVolume.parse(text).target();
        } catch (ShortFormException wrong) {
            throw new IdentityException(wrong.getMessage());
        }
    }

    private static String target(Mapping mapping, String what, NodePath list, int index) throws IdentityException {
        String target = text(mapping.get("target"));
        if (target == null) throw new IdentityException(what + list.item(index) + " is missing a mount target");
        return target;
    }

    private static String envFile(YamlNode item, NodePath list, int index) throws IdentityException {
        String text = text(item);
        if (text != null) return text;
        if (!(item instanceof Mapping mapping)) return "";
        YamlNode path = mapping.get("path");
        if (path == null) {
            throw new IdentityException("environment path attribute " + list.item(index) + " is missing");
        }
        return GoPrint.of(path);
    }

    private static String expose(YamlNode item, NodePath list, int index) throws IdentityException {
        if (item instanceof Scalar scalar
                && (scalar.type() == ScalarType.STRING || scalar.type() == ScalarType.INTEGER)) {
            return scalar.value();
        }
        throw new IdentityException(list.item(index) + ": unsupported expose value " + GoPrint.of(item));
    }

    private static String port(YamlNode item, NodePath list, int index) throws IdentityException {
        if (item instanceof Scalar scalar) {
            boolean known = scalar.type() == ScalarType.STRING || scalar.type() == ScalarType.INTEGER;
            return known ? scalar.value() : "";
        }
        if (!(item instanceof Mapping mapping)) return "";
        YamlNode target = mapping.get("target");
        if (target == null) throw new IdentityException(
                "service ports " + list.item(index) + " is missing a target port");
        return part(mapping.get("host_ip"), "0.0.0.0") + ":" + part(mapping.get("published"), "<nil>") + ":"
                + GoPrint.of(target) + "/" + part(mapping.get("protocol"), "tcp");
    }

    /** Returns a part of a port; a number is not the same as its digits in quotes, which is docker compose's way. */
    private static String part(@Nullable YamlNode node, String absent) {
        if (node == null) return absent;
        String text = text(node);
        return text == null ? "#" + GoPrint.of(node) : text;
    }

    private static @Nullable String text(@Nullable YamlNode node) {
        return node instanceof Scalar scalar && scalar.isText() ? scalar.value() : null;
    }
}
