package io.jcompose.model.load.resolve;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.load.dotenv.Dotenv;
import io.jcompose.model.load.dotenv.DotenvException;
import io.jcompose.model.load.dotenv.EnvironmentFiles;
import io.jcompose.model.load.dotenv.RawEnvFile;
import io.jcompose.model.load.interpolate.VariableLookup;
import io.jcompose.model.notation.GoQuote;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.SourceFiles;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.EnvFile;
import io.jcompose.model.spec.part.EnvironmentValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the files of variables and labels that services name, and merges them in. */
public final class ServiceFiles {
    private final Path currentDirectory;
    private final Mapping model;
    private final Diagnostics diagnostics;

    /**
     * @param currentDirectory what paths are relative to that were left relative
     * @param model            the canonical nodes of the project, to find places in
     * @param diagnostics      takes an error per file that is missing or broken
     */
    public ServiceFiles(Path currentDirectory, Mapping model, Diagnostics diagnostics) {
        this.currentDirectory = currentDirectory;
        this.model = model;
        this.diagnostics = diagnostics;
    }

    /** Returns the project with {@code env_file} merged into {@code environment} and dropped. */
    public Project environment(Project project) {
        var services = new TreeMap<ServiceName, Service>();
        project.services().forEach((name, service) -> services.put(name, environment(service, project.environment())));
        return project.withServices(services, project.disabledServices());
    }

    private Service environment(Service service, Map<String, String> around) {
        Map<String, EnvironmentValue> declared = new TreeMap<>(service.process().environment());
        for (Map.Entry<String, EnvironmentValue> entry : declared.entrySet()) {
            String value = around.get(entry.getKey());
            if (value != null && entry.getValue() instanceof EnvironmentValue.Unset) {
                entry.setValue(new EnvironmentValue.Literal(value));
            }
        }
        List<EnvFile> files = service.process().envFiles();
        if (files.isEmpty()) return service.withProcess(service.process().withEnvironment(declared));
        var variables = new TreeMap<String, String>();
        declared.forEach((name, value) -> {
            if (value instanceof EnvironmentValue.Literal literal) variables.put(name, literal.value());
        });
        VariableLookup lookup = name -> {
            String value = around.get(name);
            if (value != null) return value;
            return declared.get(name) instanceof EnvironmentValue.Literal literal ? literal.value() : null;
        };
        var place = new Place(service.name().value(), "env_file");
        for (EnvFile file : files) {
            if (!Files.exists(currentDirectory.resolve(file.path()))) {
                if (file.required()) missing("env file ", file.path(), place);
                continue;
            }
            read(file.path(), file.format().orElse(""), variables, lookup, place);
        }
        var merged = new TreeMap<String, EnvironmentValue>();
        variables.forEach((name, value) -> merged.put(name, new EnvironmentValue.Literal(value)));
        merged.putAll(declared);
        Process process = service.process().withEnvironment(merged).withEnvFiles(List.of());
        return service.withProcess(process);
    }

    /**
     * Returns the project with {@code label_file} merged into {@code labels}.
     *
     * @param discard whether the files are then dropped
     */
    public Project labels(Project project, boolean discard) {
        boolean any = false;
        for (Service service : project.services().values()) any |= !service.metadata().labelFiles().isEmpty();
        if (!any) return project;
        var services = new TreeMap<ServiceName, Service>();
        project.services().forEach((name, service) -> services.put(name, labels(service, discard)));
        return project.withServices(services, project.disabledServices());
    }

    private Service labels(Service service, boolean discard) {
        List<Path> files = service.metadata().labelFiles();
        if (files.isEmpty()) return service;
        var labels = new TreeMap<String, String>();
        var place = new Place(service.name().value(), "label_file");
        for (Path file : files) {
            if (!Files.exists(currentDirectory.resolve(file))) {
                missing("label file ", file, place);
                continue;
            }
            var own = new TreeMap<String, String>();
            read(file, "", own, labels::get, place);
            labels.putAll(own);
        }
        labels.putAll(service.metadata().labels());
        return service.withMetadata(service.metadata().withLabels(labels, discard ? List.of() : files));
    }

    private void read(
            Path file, String format, Map<String, String> variables, VariableLookup lookup, Place place) {
        String text;
        try {
            text = SourceFiles.text(currentDirectory.resolve(file).toString());
        } catch (SourceFiles.UnreadableException unreadable) {
            error(place, file, unreadable.getMessage());
            return;
        }
        try {
            switch (format) {
                case "", ".env" ->
                        Dotenv.read(text, variables, lookup, name -> diagnostics.add(EnvironmentFiles.unset(name)));
                case "raw" -> RawEnvFile.read(text, variables, lookup);
                default -> error(place, file, "unsupported env_file format " + GoQuote.quote(format));
            }
        } catch (DotenvException broken) {
            String how = format.equals("raw") ? "failed to parse env_file " : "failed to read ";
            diagnostics.add(broken.locate(
                    Diagnostic.error(place.path(), how + file + ": " + broken.getMessage()), file.toString(), text));
        }
    }

    private void missing(String what, Path file, Place place) {
        error(place, file,
                what + file + " not found: stat " + file + ": " + SourceFiles.reason(currentDirectory.resolve(file)));
    }

    private void error(Place place, Path file, String sentence) {
        diagnostics.add(origin(place, file.toString()).locate(Diagnostic.error(place.path(), sentence)));
    }

    /** Returns where a file is named. */
    private Origin origin(Place place, String file) {
        YamlNode service = model.get("services") instanceof Mapping services ? services.get(place.service()) : null;
        YamlNode named = service instanceof Mapping mapping ? mapping.get(place.attribute()) : null;
        if (!(named instanceof Sequence list)) return Origin.IMPLIED;
        for (YamlNode item : list.items()) {
            YamlNode path = item instanceof Mapping mapping ? mapping.get("path") : item;
            if (path instanceof Scalar text && text.value().equals(file)) return text.origin();
        }
        return list.origin();
    }

    /** The attribute of a service that names files. */
    private record Place(String service, String attribute) {
        String path() {
            return "services." + service + "." + attribute;
        }
    }
}
