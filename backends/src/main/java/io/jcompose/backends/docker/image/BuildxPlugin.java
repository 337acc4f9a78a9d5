package io.jcompose.backends.docker.image;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.plugin.Plugins;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.model.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Docker's builder of today, a program that docker's own client calls as a plugin. */
record BuildxPlugin(Path program) {
    /** Looks where docker's client looks for plugins. */
    static Optional<BuildxPlugin> find(Map<String, String> environment) {
        return Plugins.find("buildx", environment).map(BuildxPlugin::new);
    }

    /**
     * Builds what the file says.
     *
     * @throws EngineException with buildx's last words when it fails
     */
    void bake(BakeFile file, Map<String, String> environment, EngineEndpoint endpoint, OperationListener listener) {
        var command = new ArrayList<String>(List.of(program.toString(), "bake", "--file", "-", "--progress", "plain"));
        for (String directory : file.readable()) command.addAll(List.of("--allow", "fs.read=" + directory));
        if (file.privileged()) command.addAll(List.of("--allow", "security.insecure"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (endpoint instanceof EngineEndpoint.Unix) builder.environment().put("DOCKER_HOST", endpoint.text());
        try {
            run(builder.start(), JsonWriter.compact(file.json()), listener);
        } catch (IOException unable) {
            throw EngineException.failed("failed to execute bake: " + unable.getMessage());
        }
    }

    private static void run(Process buildx, String json, OperationListener listener) throws IOException {
        var errors = new ArrayList<String>();
        try (OutputStream in = buildx.getOutputStream();
                BufferedReader out = buildx.inputReader(StandardCharsets.UTF_8)) {
            in.write(json.getBytes(StandardCharsets.UTF_8));
            in.close();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                listener.output(line);
                if (line.startsWith("ERROR: ")) errors.add(line.substring("ERROR: ".length()));
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
}
