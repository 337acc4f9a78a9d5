package io.jcompose.model.load.layer;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.load.dotenv.EnvironmentFiles;
import io.jcompose.model.load.shortform.GoPath;
import io.jcompose.model.load.trace.LoadTrace;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.SourceFiles;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.source.spelling.GoPrint;
import io.jcompose.model.source.yaml.YamlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Phase 4: brings in the resources of other projects, each read with its own directory and variables. */
final class IncludeResolver {
    private final LoadSession session;
    private final LayerContext context;
    private final Diagnostics diagnostics;
    private final List<String> included;

    /**
     * @param file     the file whose {@code include} is resolved
     * @param included the files that lead here, the first one first
     */
    IncludeResolver(LoadSession session, LayerContext context, String file, List<String> included) {
        this.session = session;
        this.context = context;
        this.diagnostics = session.diagnostics();
        this.included = new ArrayList<>(included);
        this.included.add(file);
    }

    /** Returns the document with what it includes, and without {@code include}. */
    Mapping resolve(Mapping document) {
        Entry section = document.entries().get("include");
        if (section == null) return document;
        LinkedHashMap<String, Entry> entries = document.copyEntries();
        entries.remove("include");
        for (IncludeEntry include : IncludeEntry.all(section.value(), diagnostics)) include(include, entries);
        return document.withEntries(entries);
    }

    private void include(IncludeEntry include, LinkedHashMap<String, Entry> target) {
        if (session.broken().any() && include.isRemote()) {
            // nobody waits for the network to be told about more than the first problem
            session.broken().setIncomplete();
            return;
        }
        try {
            Mapping imported = read(include);
            for (String section : new String[] {"services", "volumes", "networks", "secrets", "configs", "models"}) {
                importSection(imported, target, section);
            }
        } catch (IncludeException impossible) {
            diagnostics.add(include.origin().locate(Diagnostic.error("include", impossible.getMessage())));
        } catch (EnvironmentFiles.BrokenFileException broken) {
            Diagnostic diagnostic = broken.diagnostic();
            diagnostics.add(new Diagnostic(diagnostic.severity(), "include", diagnostic.message(),
                    diagnostic.at().or(include.origin()::location), diagnostic.hint(), diagnostic.sourceLine()));
        }
    }

    private Mapping read(IncludeEntry include)
            throws IncludeException, EnvironmentFiles.BrokenFileException {
        Resources resources = context.resources();
        var paths = new ArrayList<String>();
        String relativeDirectory = "";
        String directory = include.projectDirectory();
        for (String reference : include.paths()) {
            String path = resources.load(reference);
            if (paths.isEmpty()) {
                if (directory.isEmpty()) {
                    relativeDirectory = resources.localDirectoryOf(path);
                    directory = GoPath.directory(path);
                } else if (GoPath.isAbsolute(directory)) {
                    relativeDirectory = directory;
                } else {
                    relativeDirectory = resources.directoryOf(directory);
                    directory = GoPath.join(context.workingDirectory(), directory);
                }
                if (included.contains(path)) throw cycle(path);
            }
            paths.add(path);
        }
        var environment = new LinkedHashMap<String, String>(context.environment());
        List<String> envFiles = envFiles(include, directory);
        variables(envFiles).forEach(environment::putIfAbsent);
        LoadTrace trace = session.trace();
        if (trace != null) trace.variables(environment, context.environment(), envFiles);
        var inner = new LayerContext(relativeDirectory, environment, resources.in(directory),
                context.options().withResolvePaths(true));
        var files = new ArrayList<YamlText>();
        for (String path : paths) {
            try {
                files.add(new YamlText(SourceFiles.read(path)));
            } catch (SourceFiles.UnreadableException unreadable) {
                throw new IncludeException(unreadable.getMessage());
            }
        }
        Mapping imported = new LayerReader(session, inner).read(files, included, true);
        if (trace != null) trace.included(include.origin(), imported);
        return imported;
    }

    private IncludeException cycle(String path) {
        var lines = new StringBuilder("include cycle detected:\n").append(included.get(0));
        for (String step : included.subList(1, included.size())) lines.append("\n include ").append(step);
        return new IncludeException(lines.append("\n include ").append(path).toString());
    }

    private List<String> envFiles(IncludeEntry include, String directory) throws IncludeException {
        var files = new ArrayList<String>();
        if (include.envFiles().isEmpty()) {
            String implied = absolute(GoPath.join(directory, ".env"));
            if (Files.exists(Path.of(implied)) && !Files.isDirectory(Path.of(implied))) files.add(implied);
        }
        for (String file : include.envFiles()) {
            if (GoPath.isAbsolute(file)) {
                files.add(file);
                continue;
            }
            String path = GoPath.join(context.workingDirectory(), file);
            Path found = Path.of(absolute(path));
            if (!Files.exists(found)) {
                throw new IncludeException("stat " + path + ": " + SourceFiles.reason(found));
            }
            if (Files.isDirectory(found)) throw new IncludeException(path + " is not a file");
            files.add(absolute(path));
        }
        return files;
    }

    private Map<String, String> variables(List<String> files) throws EnvironmentFiles.BrokenFileException {
        return EnvironmentFiles.read(files, context.environment(),
                variable -> diagnostics.add(EnvironmentFiles.unset(variable)));
    }

    private String absolute(String path) {
        return GoPath.isAbsolute(path) ? path : GoPath.join(session.currentDirectory(), path);
    }

    private void importSection(Mapping imported, LinkedHashMap<String, Entry> target, String section) {
        Entry from = imported.entries().get(section);
        if (from == null || !(from.value() instanceof Mapping resources)) return;
        Entry present = target.get(section);
        if (present == null || !(present.value() instanceof Mapping own)) {
            target.put(section, from);
            return;
        }
        LinkedHashMap<String, Entry> merged = own.copyEntries();
        for (Entry resource : resources.entries().values()) {
            Entry conflict = merged.putIfAbsent(resource.key(), resource);
            if (conflict == null || conflict.value().equals(resource.value())) continue;
            String path = section + "." + resource.key();
            Diagnostic diagnostic = Diagnostic.error(path, path + " conflicts with imported resource");
            Diagnostic placed = conflict.keyAt().locate(diagnostic);
            diagnostics.add(resource.keyAt().location()
                    .map(place -> placed.withHint("the included one is at " + place)).orElse(placed));
        }
        target.put(section, present.withValue(own.withEntries(merged)));
    }

    /** Says that something cannot be included. */
    private static final class IncludeException extends Exception {
        private static final long serialVersionUID = 1L;

        IncludeException(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            String message = super.getMessage();
            return message == null ? "" : message;
        }
    }

    /**
     * An entry of {@code include}.
     *
     * @param paths            the first is the project, the others are laid over it
     * @param projectDirectory empty: that of the first path
     */
    private record IncludeEntry(Origin origin, List<String> paths, String projectDirectory, List<String> envFiles) {
        static List<IncludeEntry> all(YamlNode section, Diagnostics diagnostics) {
            var entries = new ArrayList<IncludeEntry>();
            if (section instanceof Scalar scalar && scalar.isNull()) return entries;
            if (!(section instanceof Sequence list)) {
                diagnostics.add(section.origin().locate(
                        Diagnostic.error("include", "`include` must be a list, got " + GoPrint.of(section))));
                return entries;
            }
            for (YamlNode item : list.items()) {
                if (item instanceof Scalar text && text.isText()) {
                    entries.add(new IncludeEntry(item.origin(), List.of(text.value()), "", List.of()));
                } else if (item instanceof Mapping mapping) {
                    YamlNode directory = mapping.get("project_directory");
                    entries.add(new IncludeEntry(item.origin(), texts(mapping, "path", diagnostics),
                            directory instanceof Scalar text ? text.value() : "",
                            texts(mapping, "env_file", diagnostics)));
                } else {
                    diagnostics.add(item.origin().locate(Diagnostic.error("include",
                            "'[" + entries.size() + "]' expected a map or struct, got \""
                                    + (item instanceof Sequence ? "slice" : "int") + "\"")));
                }
            }
            return entries;
        }

        boolean isRemote() {
            for (String path : paths) if (Resources.isRemote(path)) return true;
            return false;
        }

        private static List<String> texts(Mapping entry, String key, Diagnostics diagnostics) {
            YamlNode node = entry.get(key);
            if (node == null || node instanceof Scalar none && none.isNull()) return List.of();
            if (node instanceof Scalar text && text.isText()) return List.of(text.value());
            var texts = new ArrayList<String>();
            boolean wrong = !(node instanceof Sequence);
            if (node instanceof Sequence list) {
                for (YamlNode item : list.items()) {
                    if (item instanceof Scalar text && text.isText()) texts.add(text.value());
                    else wrong = true;
                }
            }
            if (wrong) {
                diagnostics.add(node.origin().locate(
                        Diagnostic.error("include", "invalid type []interface {} for string list")));
            }
            return texts;
        }
    }
}
