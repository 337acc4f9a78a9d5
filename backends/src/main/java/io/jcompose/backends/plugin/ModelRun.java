package io.jcompose.backends.plugin;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.resource.Model;
import io.jcompose.planner.plan.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A language model, served by docker's model plugin: fetched when it is not there, configured, and asked for its address.
 * Calls and sentences: docker compose 2.40.3.
 */
public final class ModelRun {
    /** The variable of the result that holds the address of the model runner. */
    public static final String ENDPOINT = "endpoint";

    private final Map<String, String> docker;
    private final Operation.ServeModel operation;
    private final OperationListener listener;

    /** {@code docker}: the variables that docker's tools read, which say where plugins are. */
    public ModelRun(Map<String, String> docker, Operation.ServeModel operation, OperationListener listener) {
        this.docker = docker;
        this.operation = operation;
        this.listener = listener;
    }

    /**
     * Fetches and configures the model; the result tells its address as {@link #ENDPOINT}.
     *
     * @throws EngineException when there is no such plugin, or it fails
     */
    public Performed run() {
        Path plugin = Plugins.find("model", docker).orElseThrow(
                () -> EngineException.failed("'models' support requires Docker Model plugin"));
        Model model = operation.model();
        String reference = model.model().orElse("");
        if (!present(plugin, reference)) call(plugin, List.of("pull", reference), "",
                line -> listener.transfer("", line, 0, 0));
        var configure = new ArrayList<String>(List.of("configure"));
        if (model.contextSize().orElse(0) > 0) {
            configure.add("--context-size");
            configure.add(Long.toString(model.contextSize().getAsLong()));
        }
        configure.add(reference);
        if (!model.runtimeFlags().isEmpty()) {
            configure.add("--");
            configure.addAll(model.runtimeFlags());
        }
        call(plugin, configure, "", line -> {});
        JsonValue status = json(text(plugin, List.of("status", "--json"), "error checking docker-model status: "), "");
        return Performed.told(Map.of(ENDPOINT, status instanceof JsonValue.Obj told ? told.string("endpoint") : ""));
    }

    private boolean present(Path plugin, String reference) {
        JsonValue listed = json(text(plugin, List.of("ls", "--json"), "error checking available models: "),
                "error unmarshalling available models: ");
        if (!(listed instanceof JsonValue.Arr models)) return false;
        for (JsonValue.Obj model : models.objects())
            if (model.array("tags").strings().contains(reference)) return true;
        return false;
    }

    private static JsonValue json(String text, String context) {
        try {
            return JsonReader.read(text);
        } catch (JsonSyntaxException notJson) {
            throw EngineException.failed(context + notJson.getMessage());
        }
    }

    private String text(Path plugin, List<String> arguments, String context) {
        var text = new StringBuilder();
        call(plugin, arguments, context, line -> text.append(line).append('\n'));
        return text.toString();
    }

    private void call(Path plugin, List<String> arguments, String context, java.util.function.Consumer<String> lines) {
        var command = new ArrayList<String>(List.of(plugin.toString()));
        command.addAll(arguments);
        int code = ProgramRun.of(command, operation.environment(), true, line -> {
            if (!line.isEmpty()) lines.accept(line);
        });
        if (code != 0) throw EngineException.failed(context + "exit status " + code);
    }
}
