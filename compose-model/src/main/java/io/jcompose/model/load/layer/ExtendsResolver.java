package io.jcompose.model.load.layer;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.diagnostic.NearMiss;
import io.jcompose.model.load.merge.MergeException;
import io.jcompose.model.load.merge.Merger;
import io.jcompose.model.load.trace.LoadTrace;
import io.jcompose.model.notation.GoQuote;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.SourceFiles;
import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Phase 3: lays services over those that they extend, in the same file or another one. */
final class ExtendsResolver {
    private final LoadSession session;
    private final LayerContext context;
    private final Diagnostics diagnostics;
    private final String file;
    private final Resets resets;

    /** Services among which names are looked up, and those of them that are done. */
    private record Scope(Map<String, Entry> services, Map<String, YamlNode> done, Resets resets) {}

    /** A service on the way from an extending one to the last that it extends. */
    private record Link(Scope scope, String name, Mapping service) {}

    /** What a service extends. */
    private record Base(String service, @Nullable String file, Origin origin) {}

    /** Says that a service cannot be extended. */
    private static final class ExtendsException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Diagnostic diagnostic;
        private final boolean known;

        /**
         * @param known whether the cause was told already
         */
        ExtendsException(Diagnostic diagnostic, boolean known) {
            super(diagnostic.message(), null, false, false);
            this.diagnostic = diagnostic;
            this.known = known;
        }
    }

    ExtendsResolver(LoadSession session, LayerContext context, String file, Resets resets) {
        this.session = session;
        this.context = context;
        this.diagnostics = session.diagnostics();
        this.file = file;
        this.resets = resets;
    }

    /** Returns the document without {@code extends}. */
    Mapping resolve(Mapping document) {
        Entry section = document.entries().get("services");
        if (section == null) return document;
        if (!(section.value() instanceof Mapping services)) {
            diagnostics.add(section.value().origin()
                    .locate(Diagnostic.error("services", "services must be a mapping")));
            return document;
        }
        var scope = new Scope(services.entries(), new HashMap<>(), resets);
        LinkedHashMap<String, Entry> changed = null;
        for (Entry entry : services.entries().values()) {
            if (entry.value() instanceof Mapping service && service.get("extends") == null) continue;
            YamlNode extended = service(scope, entry);
            if (extended == entry.value()) continue;
            if (changed == null) changed = services.copyEntries();
            changed.put(entry.key(), entry.withValue(extended));
        }
        if (changed == null) return document;
        LinkedHashMap<String, Entry> entries = document.copyEntries();
        entries.put("services", section.withValue(services.withEntries(changed)));
        return document.withEntries(entries);
    }

    private YamlNode service(Scope scope, Entry entry) {
        try {
            return extended(scope, entry.key());
        } catch (ExtendsException impossible) {
            if (!impossible.known) diagnostics.add(impossible.diagnostic);
        } catch (MergeException impossible) {
            diagnostics.add(impossible.blamed().origin()
                    .locate(Diagnostic.error(impossible.path(), impossible.getMessage())));
        }
        session.broken().add("services." + entry.key() + ".extends");
        session.broken().add("services." + entry.key() + ".image");
        return withoutExtends(entry.value());
    }

    private YamlNode extended(Scope start, String name) throws ExtendsException {
        var links = new ArrayList<Link>();
        var trace = new ArrayList<String[]>();
        Scope scope = start;
        String at = name;
        YamlNode result;
        while (true) {
            YamlNode done = scope.done().get(at);
            if (done != null) {
                result = done;
                break;
            }
            Entry entry = scope.services().get(at);
            YamlNode node = entry == null ? Scalar.none(Origin.IMPLIED) : entry.value();
            Base base = base(at, node);
            if (base == null) {
                result = node;
                break;
            }
            if (!(node instanceof Mapping service)) throw new IllegalStateException("only mappings have a base");
            links.add(new Link(scope, at, service));
            String traced = base.file() == null ? file : base.file();
            scope = scopeOf(base, at, scope);
            track(trace, traced, at, base.origin());
            at = base.service();
        }
        for (int i = links.size() - 1; i >= 0; i--) result = merge(links.get(i), result);
        return result;
    }

    /** Returns what a service extends, null when it extends nothing. */
    private @Nullable Base base(String name, YamlNode node) throws ExtendsException {
        if (node instanceof Scalar scalar && scalar.isNull()) return null;
        if (!(node instanceof Mapping service)) {
            throw failure(name, node.origin(), "services." + name + " must be a mapping");
        }
        YamlNode extend = service.get("extends");
        if (extend == null) return null;
        if (!(extend instanceof Mapping reference)) {
            String service2 = extend instanceof Scalar text && text.isText() ? text.value() : "";
            return new Base(service2, null, extend.origin());
        }
        if (!(reference.get("service") instanceof Scalar text) || !text.isText()) {
            throw failure(name, reference.origin(), "extends." + name + ".service is required");
        }
        YamlNode path = reference.get("file");
        boolean given = path instanceof Scalar scalar && !scalar.isNull();
        return new Base(text.value(), given && path instanceof Scalar scalar ? scalar.value() : null, text.origin());
    }

    private Scope scopeOf(Base base, String name, Scope scope) throws ExtendsException {
        if (base.file() != null) return scopeOfFile(base, base.file(), name);
        if (!scope.services().containsKey(base.service())) {
            throw missing(base, name, scope.services(), "service " + GoQuote.quote(base.service()) + " not found");
        }
        return scope;
    }

    private Scope scopeOfFile(Base base, String reference, String name) throws ExtendsException {
        ExtendedFile extended = load(reference, base, name);
        if (extended.broken()) session.broken().add("services." + name + ".image");
        String inFile = "cannot extend service " + GoQuote.quote(name) + " in " + extended.path() + ": ";
        YamlNode section = extended.document().get("services");
        boolean lost = !(section instanceof Mapping known) || known.get(base.service()) == null;
        if (lost && session.broken().isIncomplete()) throw new ExtendsException(Diagnostic.error("", inFile), true);
        if (section == null) throw failure(name, base.origin(), inFile + "no services section");
        if (!(section instanceof Mapping services)) {
            throw failure(name, section.origin(), inFile + "services must be a mapping");
        }
        if (services.get(base.service()) == null) {
            throw missing(base, name, services.entries(),
                    "service " + GoQuote.quote(base.service()) + " not found in " + reference);
        }
        return new Scope(services.entries(), extended.extended(), extended.resets());
    }

    private ExtendedFile load(String reference, Base base, String name) throws ExtendsException {
        ExtendedFile known = session.extendedFiles(context).get(reference);
        if (known != null) {
            diagnostics.addAll(known.warnings());
            return known;
        }
        if (session.broken().any() && Resources.isRemote(reference)) {
            // nobody waits for the network to be told about more than the first problem
            throw new ExtendsException(Diagnostic.error("", reference), true);
        }
        Resources resources = context.resources();
        String path = resources.load(reference);
        String directory = resources.directoryOf(reference);
        SourceText text;
        try {
            text = SourceFiles.read(path);
        } catch (SourceFiles.UnreadableException unreadable) {
            throw failure(name, base.origin(), unreadable.getMessage());
        }
        ExtendedFile read = new LayerReader(session, context).extended(path, directory, text);
        session.extendedFiles(context).put(reference, read);
        return read;
    }

    private void track(List<String[]> trace, String traced, String name, Origin origin) throws ExtendsException {
        for (String[] earlier : trace) {
            if (!earlier[0].equals(traced) || !earlier[1].equals(name)) continue;
            var lines = new StringBuilder("Circular reference:");
            lines.append("\n  ").append(trace.get(0)[1]).append(" in ").append(trace.get(0)[0]);
            for (String[] step : trace.subList(1, trace.size())) {
                lines.append("\n  extends ").append(step[1]).append(" in ").append(step[0]);
            }
            lines.append("\n  extends ").append(name).append(" in ").append(traced);
            throw failure(name, origin, lines.toString());
        }
        trace.add(new String[] {traced, name});
    }

    private YamlNode merge(Link link, YamlNode base) {
        if (!(base instanceof Mapping mapping)) return link.service();
        LoadTrace trace = session.trace();
        if (trace != null) trace.extended(link.name(), link.service(), mapping);
        Mapping source = link.scope().resets().applyToService(link.name(), mapping, trace);
        Mapping merged = Merger.extend(source, link.service());
        Mapping result = withoutExtends(merged);
        link.scope().done().put(link.name(), result);
        return result;
    }

    private static YamlNode withoutExtends(YamlNode service) {
        return service instanceof Mapping mapping ? withoutExtends(mapping) : service;
    }

    private static Mapping withoutExtends(Mapping service) {
        LinkedHashMap<String, Entry> entries = service.copyEntries();
        entries.remove("extends");
        return service.withEntries(entries);
    }

    private ExtendsException missing(Base base, String name, Map<String, Entry> services, String problem) {
        Diagnostic diagnostic = base.origin().locate(Diagnostic.error("services." + name + ".extends",
                "cannot extend service " + GoQuote.quote(name) + " in " + file + ": " + problem));
        Optional<String> hint = NearMiss.hint(base.service(), services.keySet(), Optional.empty());
        return new ExtendsException(hint.map(diagnostic::withHint).orElse(diagnostic), false);
    }

    private static ExtendsException failure(String name, Origin origin, String sentence) {
        return new ExtendsException(origin.locate(Diagnostic.error("services." + name + ".extends", sentence)), false);
    }
}
