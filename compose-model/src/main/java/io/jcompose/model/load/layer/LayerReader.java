package io.jcompose.model.load.layer;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.diagnostic.Severity;
import io.jcompose.model.load.canonical.Canonicalizer;
import io.jcompose.model.load.canonical.Defaults;
import io.jcompose.model.load.canonical.EmptyValues;
import io.jcompose.model.load.check.ValueChecks;
import io.jcompose.model.load.interpolate.Interpolator;
import io.jcompose.model.load.merge.MergeException;
import io.jcompose.model.load.merge.Merger;
import io.jcompose.model.load.merge.Unicity;
import io.jcompose.model.load.recovery.BrokenPlaces;
import io.jcompose.model.load.resolve.EnvironmentValues;
import io.jcompose.model.load.resolve.PathResolver;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.yaml.YamlDocument;
import io.jcompose.model.source.yaml.YamlText;
import io.jcompose.model.validate.SchemaValidator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads the files of a project into one canonical document: phases 1 to 8 of a load. */
public final class LayerReader {
    /** The document that nothing was laid on yet. */
    static final Mapping NOTHING = Mapping.of(Origin.IMPLIED, new LinkedHashMap<>());

    private final LoadSession session;
    private final LayerContext context;
    private final Diagnostics diagnostics;
    private final BrokenPlaces broken;

    public LayerReader(LoadSession session, LayerContext context) {
        this.session = session;
        this.context = context;
        this.diagnostics = session.diagnostics();
        this.broken = session.broken();
    }

    /**
     * Reads files one over the other. What is wrong with them is left out of the document.
     *
     * @param named whether the project got its name from outside, which decides how broken YAML is reported
     */
    public Mapping read(List<YamlText> files, boolean named) {
        if (!named) for (YamlText file : files) new DocumentReader(file, session, false).lookForName();
        return read(files, List.of(), named);
    }

    Mapping read(List<YamlText> files, List<String> included, boolean named) {
        Mapping document = NOTHING;
        for (YamlText file : files) document = file(file, document, included, named);
        document = Defaults.fillIn(document, diagnostics);
        ValueChecks.check(document, diagnostics);
        document = broken.endPhase(document);
        if (context.options().resolvePaths()) document = paths().resolve(document);
        document = broken.endPhase(document);
        return EnvironmentValues.resolve(document, context.environment());
    }

    private PathResolver paths() {
        return new PathResolver(context.workingDirectory(), session.home(), Resources::isRemote, diagnostics);
    }

    private Mapping file(YamlText file, Mapping base, List<String> included, boolean named) {
        Mapping document = base;
        var reader = new DocumentReader(file, session, named);
        for (YamlDocument next = reader.next(); next != null; next = reader.next()) {
            document = layer(file.source(), next, document, included);
        }
        return document;
    }

    private Mapping layer(SourceText file, YamlDocument yaml, Mapping base, List<String> included) {
        Mapping layer = interpolated(yaml.root());
        Resets resets = Resets.of(yaml.resets());
        layer = new ExtendsResolver(session, context, file.name(), resets).resolve(layer);
        layer = broken.endPhase(layer);
        Mapping document = resets.apply(base, session.trace());
        layer = new IncludeResolver(session, context, file.name(), included).resolve(layer);
        layer = broken.endPhase(layer);
        document = uniqueAfterMerge(document, layer);
        document = checked(document, file);
        return canonical(document);
    }

    private Mapping interpolated(YamlNode root) {
        if (!(root instanceof Mapping mapping)) {
            diagnostics.add(root.origin().locate(Diagnostic.error("", "top-level object must be a mapping")));
            broken.endPhase();
            broken.setIncomplete();
            return NOTHING;
        }
        if (!context.options().interpolate()) return mapping;
        return broken.endPhase(new Interpolator(context.environment(), diagnostics).interpolate(mapping));
    }

    private Mapping uniqueAfterMerge(Mapping base, Mapping layer) {
        return broken.endPhase(new Unicity(diagnostics).enforce(merged(base, layer)));
    }

    private Mapping merged(Mapping base, Mapping layer) {
        Mapping over = layer;
        while (true) {
            try {
                return Merger.merge(base, over);
            } catch (MergeException impossible) {
                diagnostics.add(impossible.blamed().origin()
                        .locate(Diagnostic.error(impossible.path(), impossible.getMessage())));
                Mapping rest = broken.endPhase(over);
                if (rest.equals(over)) return base;
                over = rest;
            }
        }
    }

    private Mapping checked(Mapping document, SourceText file) {
        List<Diagnostic> faults = SchemaValidator.validate(document, file.name());
        Mapping shaped = faults.isEmpty() ? broken.endPhase(document) : reshaped(document, faults, file);
        Entry version = shaped.entries().get("version");
        if (version == null) return shaped;
        if (session.firstVersion(file.name())) {
            diagnostics.add(version.keyAt().locate(Diagnostic.warning("version", file.name()
                    + ": the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential"
                    + " confusion")));
        }
        LinkedHashMap<String, Entry> entries = shaped.copyEntries();
        entries.remove("version");
        return shaped.withEntries(entries);
    }

    private Mapping reshaped(Mapping document, List<Diagnostic> faults, SourceText file) {
        diagnostics.addAll(faults);
        return broken.endShapePhase(document, rest -> SchemaValidator.validate(rest, file.name()));
    }

    private Mapping canonical(Mapping document) {
        Mapping canonical = new Canonicalizer(diagnostics, !context.options().interpolate()).canonicalize(document);
        canonical = EmptyValues.drop(broken.endPhase(canonical));
        return broken.endPhase(new Unicity(diagnostics).enforce(canonical));
    }

    /** Reads a file of which services are extended: no shape check, no {@code extends}, no {@code include}. */
    ExtendedFile extended(String path, String directory, SourceText file) {
        int mark = diagnostics.size();
        Mapping document = NOTHING;
        Resets resets = Resets.NONE;
        var reader = new DocumentReader(new YamlText(file), session, true);
        for (YamlDocument next = reader.next(); next != null; next = reader.next()) {
            Mapping layer = interpolated(next.root());
            resets = Resets.of(next.resets());
            document = canonical(uniqueAfterMerge(resets.apply(document, session.trace()), layer));
        }
        var paths = new PathResolver(directory, session.home(), Resources::isRemote, diagnostics);
        document = broken.endPhase(paths.resolve(document));
        var warnings = new ArrayList<Diagnostic>();
        boolean wrong = false;
        for (Diagnostic found : diagnostics.since(mark)) {
            if (found.severity() == Severity.ERROR) wrong = true;
            else warnings.add(found);
        }
        return ExtendedFile.of(path, document, resets, warnings, wrong);
    }
}
