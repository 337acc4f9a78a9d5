package io.jcompose.backends.docker.image;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.plugin.Plugins;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.planner.plan.BuildSettings;
import io.jcompose.planner.plan.ImageBuild;
import io.jcompose.planner.plan.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Docker's builder of today, a program that docker's own client calls as a plugin. */
record BuildxPlugin(Path program) {
    private static final String ERROR = "ERROR: ";

    /** Looks where docker's client looks for plugins. */
    static Optional<BuildxPlugin> find(Map<String, String> environment) {
        return Plugins.find("buildx", environment).map(BuildxPlugin::new);
    }

    /**
     * Builds what the file says.
     *
     * @throws EngineException with buildx's last words when it fails
     */
    void bake(Operation.BuildImages operation, BakeFile file, Map<String, String> environment, EngineEndpoint endpoint,
            OperationListener listener) {
        try {
            // bake writes the file beside its place and moves it there: it must not exist yet
            Path directory = Files.createTempDirectory("jcompose-build-");
            Path metadata = directory.resolve("metadata.json");
            try {
                var builder = new ProcessBuilder(command(file, operation.settings(), metadata))
                        .redirectErrorStream(true);
                Plugins.pass(environment, builder);
                builder.environment().putAll(file.variables());
                if (endpoint instanceof EngineEndpoint.Unix) builder.environment().put("DOCKER_HOST", endpoint.text());
                run(builder.start(), JsonWriter.compact(file.json()), listener);
                if (!operation.settings().check()) confirm(operation, file, metadata);
            } finally {
                Files.deleteIfExists(metadata);
                Files.deleteIfExists(directory);
            }
        } catch (IOException unable) {
            throw EngineException.failed("failed to execute bake: " + unable.getMessage());
        }
    }

    private List<String> command(BakeFile file, BuildSettings settings, Path metadata) {
        var command = new ArrayList<String>(List.of(program.toString(), "bake", "--file", "-", "--progress",
                settings.quiet() ? "quiet" : settings.progress(), "--metadata-file", metadata.toString()));
        for (String directory : file.readable()) command.addAll(List.of("--allow", "fs.read=" + directory));
        if (file.privileged()) command.addAll(List.of("--allow", "security.insecure"));
        settings.sbom().ifPresent(value -> command.add("--sbom=" + value));
        settings.provenance().ifPresent(value -> command.add("--provenance=" + value));
        settings.builder().ifPresent(name -> command.addAll(List.of("--builder", name)));
        return command;
    }

    private static void run(Process buildx, String json, OperationListener listener) throws IOException {
        var errors = new ArrayList<String>();
        try (BufferedReader out = buildx.inputReader(StandardCharsets.UTF_8)) {
            tell(buildx, json);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(ERROR)) errors.add(line.substring(ERROR.length()));
                else listener.output(line);
            }
            int code = buildx.waitFor();
            if (code != 0) throw EngineException.failed(
                    errors.isEmpty() ? "failed to execute bake: exit status " + code : String.join("\n", errors));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw EngineHttp.cancelled(interrupted);
        } finally {
            buildx.destroy();
        }
    }

    /** A builder that ends early, say for a name that it does not know, hears nothing: what it prints says why. */
    private static void tell(Process buildx, String json) {
        try (OutputStream in = buildx.getOutputStream()) {
            in.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            // its exit status and its last words are what the caller reads next
        }
    }

    /** Makes sure that bake has built all that it was told to. */
    private static void confirm(Operation.BuildImages operation, BakeFile file, Path metadata) throws IOException {
        JsonValue.Obj built;
        try {
            built = JsonReader.readObject(Files.readString(metadata));
        } catch (JsonSyntaxException broken) {
            throw EngineException.failed("failed to execute bake: " + broken.getMessage());
        }
        for (ImageBuild image : operation.builds()) {
            if (built.get(String.valueOf(file.targets().get(image.service()))).isPresent()) continue;
            throw EngineException.failed("build result not found in Bake metadata for service " + image.service());
        }
    }
}
