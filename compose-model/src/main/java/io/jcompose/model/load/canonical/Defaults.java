package io.jcompose.model.load.canonical;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.spelling.GoPrint;
import io.jcompose.model.source.spelling.GoTypes;

/** Fills in what an attribute means when a part of it is left out. */
public final class Defaults {
    private enum Rule {
        BUILD,
        SECRET,
        PORT,
        DEVICES
    }

    private static final PathRules<Rule> TABLE = new PathRules<Rule>()
            .add("services.*.build", Rule.BUILD)
            .add("services.*.secrets.*", Rule.SECRET)
            .add("services.*.ports.*", Rule.PORT)
            .add("services.*.deploy.resources.reservations.devices.*", Rule.DEVICES)
            .add("services.*.gpus.*", Rule.DEVICES);

    private Defaults() {}

    /** Returns the document with its defaults. */
    public static Mapping fillIn(Mapping document, Diagnostics diagnostics) {
        return new TreeWalk<Rule>((rule, node, path) -> apply(rule, node, path, diagnostics)).walk(document, TABLE);
    }

    private static YamlNode apply(Rule rule, YamlNode node, NodePath path, Diagnostics diagnostics) {
        if (!(node instanceof Mapping mapping)) {
            if (rule == Rule.SECRET || rule == Rule.DEVICES) {
                String what = rule == Rule.SECRET
                        ? ": unsupported type " + GoTypes.of(node)
                        : ": invalid type " + GoTypes.of(node) + " for device request";
                diagnostics.add(node.origin().locate(Diagnostic.error(path.toString(), path + what)));
            }
            return node;
        }
        return switch (rule) {
            case BUILD -> Nodes.withDefault(mapping, "context", Scalar.text("."));
            case SECRET -> {
                YamlNode source = mapping.get("source");
                String name = source == null ? "%!s(<nil>)" : GoPrint.of(source);
                yield Nodes.withDefault(mapping, "target", Scalar.text("/run/secrets/" + name));
            }
            case PORT -> Nodes.withDefault(Nodes.withDefault(mapping, "protocol", Scalar.text("tcp")), "mode",
                    Scalar.text("ingress"));
            case DEVICES -> mapping.entries().containsKey("device_ids")
                    ? mapping
                    : Nodes.withDefault(mapping, "count", Scalar.text("all"));
        };
    }
}
