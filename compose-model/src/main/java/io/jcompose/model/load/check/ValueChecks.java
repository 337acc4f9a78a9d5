package io.jcompose.model.load.check;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.load.canonical.TreeWalk;
import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.load.shortform.IpAddress;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.spelling.GoPrint;
import org.jspecify.annotations.Nullable;

/** Checks of single values that a schema cannot express. */
public final class ValueChecks {
    private enum Check {
        VOLUME,
        CONFIG,
        SECRET,
        PORT,
        WATCH_PATH,
        DEVICES
    }

    private static final PathRules<Check> TABLE = new PathRules<Check>()
            .add("volumes.*", Check.VOLUME)
            .add("configs.*", Check.CONFIG)
            .add("secrets.*", Check.SECRET)
            .add("services.*.ports.*", Check.PORT)
            .add("services.*.develop.watch.*.path", Check.WATCH_PATH)
            .add("services.*.deploy.resources.reservations.devices.*", Check.DEVICES)
            .add("services.*.gpus.*", Check.DEVICES);

    private final Diagnostics diagnostics;

    private ValueChecks(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks a canonical document. */
    public static void check(Mapping document, Diagnostics diagnostics) {
        var checks = new ValueChecks(diagnostics);
        new TreeWalk<Check>((check, node, path) -> {
            checks.apply(check, node, path);
            return node;
        }).walk(document, TABLE);
    }

    private void apply(Check check, YamlNode node, NodePath path) {
        if (check == Check.WATCH_PATH) {
            if (node instanceof Scalar text
                    && text.value().isEmpty()) report(node, path, path + ": value can't be blank");
            return;
        }
        if (!(node instanceof Mapping mapping)) return;
        switch (check) {
            case VOLUME -> external(mapping, path);
            case CONFIG -> source(mapping, path, "file", "environment", "content");
            case SECRET -> source(mapping, path, "file", "environment");
            case PORT -> {
                YamlNode ip = mapping.get("host_ip");
                if (ip != null && !IpAddress.isValid(GoPrint.of(ip))) {
                    report(ip, path, path + ": invalid ip address: " + GoPrint.of(ip));
                }
            }
            case DEVICES -> {
                YamlNode ids = mapping.get("device_ids");
                if (ids != null && mapping.get("count") != null) {
                    report(ids, path, path + ": \"count\" and \"device_ids\" attributes are exclusive");
                }
            }
            case WATCH_PATH -> throw new IllegalStateException("handled above");
        }
    }

    private void external(Mapping volume, NodePath path) {
        if (!isTrue(volume.get("external"))) return;
        for (Entry entry : volume.entries().values()) {
            String key = entry.key();
            if (key.equals("name") || key.equals("external") || key.startsWith("x-")) continue;
            diagnostics.add(entry.keyAt().locate(Diagnostic.error(path.toString(),
                    path + ": conflicting parameters \"external\" and \"" + key + "\" specified")));
        }
    }

    private void source(Mapping object, NodePath path, String... keys) {
        int found = 0;
        for (String key : keys) if (object.entries().containsKey(key)) found++;
        String names = String.join("|", keys);
        if (found > 1) {
            report(object, path, path + ": " + names + " attributes are mutually exclusive");
        } else if (found == 0 && !object.entries().containsKey("driver") && !object.entries().containsKey("external")) {
            report(object, path, path + ": one of " + names + " must be set");
        }
    }

    private void report(YamlNode node, NodePath path, String sentence) {
        diagnostics.add(node.origin().locate(Diagnostic.error(path.toString(), sentence)));
    }

    private static boolean isTrue(@Nullable YamlNode node) {
        return node instanceof Scalar scalar && scalar.value().equals("true");
    }
}
