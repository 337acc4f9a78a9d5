package io.jcompose.model.load.resolve;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.load.canonical.TreeWalk;
import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.load.shortform.GoPath;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts a directory in front of the relative paths of a document. The directory may itself be relative. */
public final class PathResolver {
    private enum Rule {
        PATH,
        CONTEXT,
        MAYBE_WINDOWS,
        EXTENDS,
        WATCHED,
        MOUNT,
        VOLUME
    }

    private static final PathRules<Rule> TABLE = new PathRules<Rule>()
            .add("services.*.build.context", Rule.CONTEXT)
            .add("services.*.build.additional_contexts.*", Rule.CONTEXT)
            .add("services.*.build.ssh.*", Rule.MAYBE_WINDOWS)
            .add("services.*.env_file.*.path", Rule.PATH)
            .add("services.*.label_file.*", Rule.PATH)
            .add("services.*.extends.file", Rule.EXTENDS)
            .add("services.*.develop.watch.*.path", Rule.WATCHED)
            .add("services.*.volumes.*", Rule.MOUNT)
            .add("configs.*.file", Rule.MAYBE_WINDOWS)
            .add("secrets.*.file", Rule.MAYBE_WINDOWS)
            .add("include.path", Rule.PATH)
            .add("include.project_directory", Rule.PATH)
            .add("include.env_file", Rule.PATH)
            .add("volumes.*", Rule.VOLUME);

    private final String directory;
    private final @Nullable String home;
    private final Predicate<String> remote;
    private final Diagnostics diagnostics;

    /**
     * @param directory   what relative paths are relative to
     * @param home        what {@code ~} stands for; null when unknown
     * @param remote      whether a reference is to something remote and no path
     * @param diagnostics takes what cannot be resolved
     */
    public PathResolver(
            String directory, @Nullable String home, Predicate<String> remote, Diagnostics diagnostics) {
        this.directory = directory;
        this.home = home;
        this.remote = remote;
        this.diagnostics = diagnostics;
    }

    /** Returns the document with its paths resolved. */
    public Mapping resolve(Mapping document) {
        return new TreeWalk<Rule>(this::apply).walk(document, TABLE);
    }

    private YamlNode apply(Rule rule, YamlNode node, NodePath path) {
        return switch (rule) {
            case MOUNT -> node instanceof Mapping mount ? mount(mount, path) : node;
            case VOLUME -> node instanceof Mapping volume ? volume(volume) : node;
            case PATH -> {
                if (!(node instanceof Sequence list)) yield text(rule, node);
                var items = new ArrayList<YamlNode>(list.items().size());
                for (YamlNode item : list.items()) items.add(text(rule, item));
                yield new Sequence(list.origin(), items, list.directive());
            }
            case WATCHED -> watched(node, path);
            case CONTEXT, MAYBE_WINDOWS, EXTENDS -> text(rule, node);
        };
    }

    private YamlNode text(Rule rule, YamlNode node) {
        if (!(node instanceof Scalar scalar) || !scalar.isText()) return node;
        String before = scalar.value();
        String after = switch (rule) {
            case CONTEXT -> isRemoteContext(before) ? before : absolute(before);
            case MAYBE_WINDOWS -> maybeWindows(before);
            case EXTENDS -> remote.test(before) ? before : absolute(before);
            default -> absolute(before);
        };
        return after.equals(before) ? scalar : scalar.withText(scalar.origin(), after);
    }

    private static boolean isRemoteContext(String context) {
        return context.contains("://") || context.startsWith("service:") || context.startsWith("github.com/")
                || context.startsWith("git@");
    }

    private String absolute(String path) {
        String expanded = expandHome(path);
        return expanded.isEmpty() || GoPath.isAbsolute(expanded) ? expanded : GoPath.join(directory, expanded);
    }

    private String maybeWindows(String path) {
        String expanded = expandHome(path);
        boolean absolute = GoPath.isAbsolute(expanded) || GoPath.isWindowsAbsolute(expanded);
        return absolute ? expanded : GoPath.join(directory, expanded);
    }

    private String expandHome(String path) {
        if (!path.startsWith("~")) return path;
        if (home == null || home.isEmpty()) {
            diagnostics.add(Diagnostic.warning("", "cannot expand '~', because the environment lacks HOME"));
            return path;
        }
        return GoPath.join(home, path.substring(1));
    }

    private YamlNode watched(YamlNode node, NodePath path) {
        YamlNode absolute = text(Rule.PATH, node);
        if (!(absolute instanceof Scalar scalar) || !scalar.isText()) return absolute;
        try {
            String resolved = SymbolicLinks.resolveFirst(scalar.value());
            return resolved.equals(scalar.value()) ? scalar : scalar.withText(scalar.origin(), resolved);
        } catch (java.io.IOException broken) {
            diagnostics
                    .add(node.origin().locate(Diagnostic.error(path.toString(), String.valueOf(broken.getMessage()))));
            return absolute;
        }
    }

    private YamlNode mount(Mapping mount, NodePath path) {
        if (!(mount.get("type") instanceof Scalar type) || !type.value().equals("bind")) return mount;
        YamlNode source = mount.get("source");
        if (source == null) {
            diagnostics.add(mount.origin().locate(Diagnostic.error(path.toString(),
                    "invalid mount config for type \"bind\": field Source must not be empty")));
            return mount;
        }
        return replace(mount, "source", text(Rule.MAYBE_WINDOWS, source));
    }

    /** A volume of the local driver with {@code o: bind} is a bind mount, and its device a path. */
    private YamlNode volume(Mapping volume) {
        boolean local = volume.get("driver") instanceof Scalar driver && driver.value().equals("local");
        if (!local || !(volume.get("driver_opts") instanceof Mapping options)) return volume;
        YamlNode device = options.get("device");
        boolean bind = options.get("o") instanceof Scalar o && o.isText() && o.value().equals("bind");
        if (!bind || device == null) return volume;
        return replace(volume, "driver_opts", replace(options, "device", text(Rule.MAYBE_WINDOWS, device)));
    }

    private static Mapping replace(Mapping mapping, String key, YamlNode value) {
        Entry entry = mapping.entries().get(key);
        if (entry == null || entry.value() == value) return mapping;
        LinkedHashMap<String, Entry> entries = mapping.copyEntries();
        entries.put(key, entry.withValue(value));
        return mapping.withEntries(entries);
    }
}
