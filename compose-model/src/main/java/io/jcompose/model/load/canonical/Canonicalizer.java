package io.jcompose.model.load.canonical;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.load.merge.Names;
import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.load.shortform.ShortFormException;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarType;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.source.spelling.GoPrint;
import io.jcompose.model.source.spelling.GoTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Phase 6: replaces short spellings by long ones. A value that is long already stays the same object. */
public final class Canonicalizer {
    private final Diagnostics diagnostics;
    private final boolean lenient;

    /**
     * @param diagnostics takes an error per spelling that cannot be read
     * @param lenient     whether such spellings are left alone, because their variables were not replaced
     */
    public Canonicalizer(Diagnostics diagnostics, boolean lenient) {
        this.diagnostics = diagnostics;
        this.lenient = lenient;
    }

    /** Returns the document in canonical form. */
    public Mapping canonicalize(Mapping document) {
        return mapping(document, NodePath.ROOT, Form.TABLE);
    }

    private Mapping mapping(Mapping mapping, NodePath path, PathRules<Form> rules) {
        LinkedHashMap<String, Entry> changed = null;
        for (Entry entry : mapping.entries().values()) {
            PathRules<Form> below = rules.below(entry.key());
            if (below == null) continue;
            YamlNode before = entry.value();
            YamlNode after = node(before, path.child(entry.key()), below);
            if (after == before) continue;
            if (changed == null) changed = mapping.copyEntries();
            changed.put(entry.key(), entry.withValue(after));
        }
        return changed == null ? mapping : mapping.withEntries(changed);
    }

    private Sequence sequence(Sequence sequence, NodePath path, PathRules<Form> rules) {
        PathRules<Form> below = rules.belowItem();
        if (below == null) return sequence;
        List<YamlNode> changed = null;
        for (int i = 0; i < sequence.items().size(); i++) {
            YamlNode before = sequence.items().get(i);
            YamlNode after = node(before, path.item(), below);
            if (after == before) continue;
            if (changed == null) changed = new ArrayList<>(sequence.items());
            changed.set(i, after);
        }
        return changed == null ? sequence : new Sequence(sequence.origin(), changed, sequence.directive());
    }

    private YamlNode node(YamlNode node, NodePath path, PathRules<Form> rules) {
        Form form = rules.rule();
        if (form == null) return descend(node, path, rules);
        try {
            return form(form, node, path, rules);
        } catch (ShortFormException wrong) {
            report(node, path, wrong);
            return node;
        }
    }

    void report(YamlNode node, NodePath path, ShortFormException wrong) {
        diagnostics.add(node.origin().locate(Diagnostic.error(path.toString(), wrong.getMessage())));
    }

    private YamlNode descend(YamlNode node, NodePath path, PathRules<Form> rules) {
        return switch (node) {
            case Mapping mapping -> mapping(mapping, path, rules);
            case Sequence sequence -> sequence(sequence, path, rules);
            case Scalar scalar -> scalar;
        };
    }

    private YamlNode form(Form form, YamlNode node, NodePath path, PathRules<Form> rules) throws ShortFormException {
        return switch (form) {
            case BUILD -> textOrMapping(node, path, rules, "context", "build");
            case EXTENDS -> textOrMapping(node, path, rules, "service", "extends");
            case DEPENDS_ON -> dependsOn(node, path);
            case DEVICE -> MountForms.device(node, path, lenient);
            case ENV_FILE -> envFile(node, path);
            case EXTERNAL -> external(node, path, rules);
            case FILE_REFERENCE -> MountForms.fileReference(node, path);
            case GPUS -> gpus(node, path, rules);
            case KEY_VALUE -> keyValue(node, path);
            case LIST -> node instanceof Scalar text && text.isText() ? Nodes.listOf(text) : node;
            case NAMES -> node instanceof Sequence
                    ? Names.toMapping(node, name -> Scalar.none(name.origin()), () -> Nodes.at(node.origin()).build())
                    : node;
            case PORTS -> PortForms.ports(node, path, lenient, this);
            case SSH -> ssh(node, path);
            case TEXT ->
                    node instanceof Scalar text && text.isText() ? text : Scalar.text(node.origin(), GoPrint.of(node));
            case ULIMIT -> {
                boolean number = node instanceof Scalar scalar && scalar.type() == ScalarType.INTEGER;
                if (!number && !(node instanceof Mapping)) throw invalidType(path, node, "external");
                yield node;
            }
            case VOLUME -> MountForms.volume(node, path, lenient);
        };
    }

    static ShortFormException invalidType(NodePath path, YamlNode node, String what) {
        return new ShortFormException(path + ": invalid type " + GoTypes.of(node) + " for " + what);
    }

    private YamlNode textOrMapping(YamlNode node, NodePath path, PathRules<Form> rules, String key, String what)
            throws ShortFormException {
        if (node instanceof Mapping mapping) return mapping(mapping, path, rules);
        if (node instanceof Scalar text && text.isText()) return Nodes.at(node.origin()).put(key, text).build();
        throw invalidType(path, node, what);
    }

    private static YamlNode dependsOn(YamlNode node, NodePath path) throws ShortFormException {
        if (node instanceof Sequence) {
            return Names.toMapping(node, Names::startedDependency, () -> Nodes.at(node.origin()).build());
        }
        if (!(node instanceof Mapping mapping)) throw invalidType(path, node, "depend_on");
        LinkedHashMap<String, Entry> entries = mapping.copyEntries();
        for (Entry entry : mapping.entries().values()) {
            if (!(entry.value() instanceof Mapping dependency)) {
                throw new ShortFormException(path + "." + entry.key() + ": unsupported value " + GoPrint.of(mapping));
            }
            Mapping complete = Nodes.withDefault(dependency, "condition", Scalar.text("service_started"));
            complete = Nodes.withDefault(complete, "required", Scalar.truth(dependency.origin(), true));
            entries.put(entry.key(), entry.withValue(complete));
        }
        return mapping.withEntries(entries);
    }

    private static YamlNode envFile(YamlNode node, NodePath path) throws ShortFormException {
        if (node instanceof Scalar text && text.isText()) return Sequence.of(node.origin(), List.of(envFile(text)));
        if (!(node instanceof Sequence list)) throw invalidType(path, node, "env_file");
        var items = new ArrayList<YamlNode>(list.items().size());
        for (YamlNode item : list.items()) items.add(envFile(item));
        return new Sequence(list.origin(), items, list.directive());
    }

    private static YamlNode envFile(YamlNode item) {
        YamlNode required = Scalar.truth(item.origin(), true);
        return switch (item) {
            case Mapping mapping -> Nodes.withDefault(mapping, "required", required);
            case Scalar text when text.isText() ->
                    Nodes.at(text.origin()).put("path", text).put("required", required).build();
            default -> Scalar.none(item.origin());
        };
    }

    private YamlNode gpus(YamlNode node, NodePath path, PathRules<Form> rules) throws ShortFormException {
        if (node instanceof Sequence list) return sequence(list, path, rules);
        if (!Nodes.isText(node)) throw invalidType(path, node, "gpus");
        return Sequence.of(node.origin(), List.of(Nodes.at(node.origin()).put("count", "all").build()));
    }

    private YamlNode keyValue(YamlNode node, NodePath path) throws ShortFormException {
        if (node instanceof Mapping) return node;
        if (!(node instanceof Sequence list)) {
            throw new ShortFormException(path + ": invalid type " + GoTypes.of(node));
        }
        Nodes mapping = Nodes.at(node.origin());
        for (YamlNode item : list.items()) {
            String text = GoPrint.of(item);
            int equals = text.indexOf('=');
            if (equals < 0) {
                if (lenient) return node;
                throw new ShortFormException(path + ": invalid value " + text + ", expected key=value");
            }
            mapping.put(text.substring(0, equals), Scalar.text(item.origin(), text.substring(equals + 1)));
        }
        return mapping.build();
    }

    private static YamlNode ssh(YamlNode node, NodePath path) throws ShortFormException {
        if (node instanceof Mapping) return node;
        if (!(node instanceof Sequence list)) throw invalidType(path, node, "ssh");
        Nodes mapping = Nodes.at(node.origin());
        for (YamlNode item : list.items()) {
            if (!(item instanceof Scalar text) || !text.isText()) {
                throw new ShortFormException("invalid ssh key type " + GoTypes.of(item));
            }
            int equals = text.value().indexOf('=');
            if (equals >= 0) {
                mapping.put(text.value().substring(0, equals),
                        Scalar.text(text.origin(), text.value().substring(equals + 1)));
            } else if (text.value().equals("default")) {
                mapping.put("default", Scalar.none(text.origin()));
            } else {
                throw new ShortFormException("invalid ssh key \"" + text.value() + "\"");
            }
        }
        return mapping.build();
    }

    private YamlNode external(YamlNode node, NodePath path, PathRules<Form> rules) throws ShortFormException {
        if (!(node instanceof Mapping mapping)) return node;
        Mapping resource = mapping(mapping, path, rules);
        if (!(resource.get("external") instanceof Mapping external)) return resource;
        LinkedHashMap<String, Entry> entries = resource.copyEntries();
        entries.put("external", Entry.implied("external", Scalar.truth(external.origin(), true)));
        YamlNode name = external.get("name");
        if (name != null) {
            diagnostics.add(external.origin().locate(Diagnostic.warning(path.toString(),
                    path + ": external.name is deprecated. Please set name and external: true")));
            YamlNode own = resource.get("name");
            if (own != null && !own.equals(name)) {
                throw new ShortFormException(path + ": name and external.name conflict; only use name");
            }
            if (own == null) entries.put("name", Entry.implied("name", name));
        }
        return resource.withEntries(entries);
    }
}
