package io.jcompose.cli.command.publish;

import io.jcompose.backends.registry.Artifact.Layer;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.load.remote.RemoteResources;
import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.source.yaml.YamlDocument;
import io.jcompose.model.source.yaml.YamlReader;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.state.ComposeLabels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a project as layers of an artifact. Files that others name, to be extended or for their variables, get the
 * hash of their path as a name, and are named so where they are used; the rest of a file's text stays as it is.
 */
final class PublishedFiles {
    private final Path directory;
    private final List<Layer> layers = new ArrayList<>();
    private final TreeMap<String, String> extended = new TreeMap<>();
    private final TreeMap<String, String> variables = new TreeMap<>();

    /** A place in a text that is to be replaced. */
    private record Replacement(Scalar at, String with) {}

    private PublishedFiles(Project project) {
        directory = project.workingDirectory();
    }

    /**
     * Returns the layers.
     *
     * @param withEnvironment whether files of variables go along
     * @throws UsageException when a file includes another one of this machine
     */
    static List<Layer> of(Project project, boolean withEnvironment) {
        var files = new PublishedFiles(project);
        for (Path file : project.composeFiles()) {
            files.layers.add(Layer.composeFile(name(file), files.read(file), false, ComposeLabels.COMPATIBLE_VERSION));
        }
        files.extensions();
        if (withEnvironment) files.environment();
        return files.layers;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void extensions() {
        var done = new TreeMap<String, String>();
        while (!done.keySet().containsAll(extended.keySet())) {
            for (String file : List.copyOf(extended.keySet())) {
                String name = String.valueOf(extended.get(file));
                if (done.put(file, name) != null) continue;
                layers.add(Layer.composeFile(name, read(Path.of(file)), true, ComposeLabels.COMPATIBLE_VERSION));
            }
        }
    }

    private void environment() {
        variables.forEach((file, name) -> {
            try {
                layers.add(Layer.environmentFile(name, Files.readAllBytes(Path.of(file)),
                        ComposeLabels.COMPATIBLE_VERSION));
            } catch (IOException optional) {
                // a file that need not be there
            }
        });
    }

    private byte[] read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new UsageException("cannot read " + file + ": " + unreadable.getMessage());
        }
        var replacements = new ArrayList<Replacement>();
        var reader = new YamlReader(new SourceText(file.toString(), text));
        for (YamlDocument document = reader.next(); document != null; document = reader.next()) {
            if (document.root() instanceof Mapping root) collect(root, replacements);
        }
        return replaced(text, replacements).getBytes(StandardCharsets.UTF_8);
    }

    private void collect(Mapping root, List<Replacement> replacements) {
        if (root.get("include") instanceof Sequence included && hasLocal(included)) {
            throw new UsageException("cannot publish compose file with local includes");
        }
        if (!(root.get("services") instanceof Mapping services)) return;
        for (YamlNode.Entry entry : services.copyEntries().values()) {
            if (!(entry.value() instanceof Mapping service)) continue;
            YamlNode files = service.get("env_file");
            if (files instanceof Sequence several) {
                for (YamlNode item : several.items()) {
                    variable(item instanceof Mapping longForm ? longForm.get("path") : item, replacements);
                }
            } else {
                variable(files, replacements);
            }
            if (service.get("extends") instanceof Mapping extension && extension.get("file") instanceof Scalar file) {
                Path path = directory.resolve(file.value()).normalize();
                // what is not on this machine came from elsewhere, and stays there
                if (!Files.exists(path)) continue;
                String name = hash(path) + ".yaml";
                extended.put(path.toString(), name);
                replacements.add(new Replacement(file, name));
            }
        }
    }

    private static boolean hasLocal(Sequence included) {
        for (YamlNode item : included.items()) {
            YamlNode path = item instanceof Mapping longForm ? longForm.get("path") : item;
            if (path instanceof Sequence several) {
                if (hasLocal(several)) return true;
            } else if (path instanceof Scalar file && !RemoteResources.accepts(file.value())) {
                return true;
            }
        }
        return false;
    }

    private void variable(@Nullable YamlNode node, List<Replacement> replacements) {
        if (!(node instanceof Scalar file) || file.value().isEmpty()) return;
        Path path = directory.resolve(file.value()).normalize();
        String name = hash(path) + ".env";
        variables.put(path.toString(), name);
        replacements.add(new Replacement(file, name));
    }

    private static String hash(Path path) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String replaced(String text, List<Replacement> replacements) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        var last = new ArrayList<>(replacements);
        // from the end on, so that places before stay where they are
        last.sort(Comparator.comparingInt((Replacement one) -> one.at.origin().line())
                .thenComparingInt(one -> one.at.origin().column()).reversed());
        for (Replacement one : last) {
            int number = one.at.origin().line() - 1;
            int start = one.at.origin().column() - 1;
            if (number < 0 || number >= lines.size() || start < 0 || start >= lines.get(number).length()) continue;
            String line = lines.get(number);
            char first = line.charAt(start);
            boolean quoted = first == '"' || first == '\'';
            int end = quoted ? line.indexOf(first, start + 1) + 1 : start + one.at.value().length();
            if (end <= start || end > line.length()) continue;
            lines.set(number, line.substring(0, start) + one.with + line.substring(end));
        }
        return String.join("\n", lines);
    }
}
