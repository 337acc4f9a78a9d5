package io.jcompose.backends.plugin;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Provider;
import io.jcompose.planner.plan.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A provider at work: {@code PROGRAM compose --project-name=P up --option=value SERVICE}. It prints JSON objects, a line
 * each. Protocol and sentences: docker compose 2.40.3.
 */
public final class ProviderRun {
    private final Map<String, String> docker;
    private final Operation.RunProvider operation;
    private final OperationListener listener;
    private final Map<String, String> variables = new LinkedHashMap<>();

    /** {@code docker}: the variables that docker's tools read, which say where plugins are. */
    public ProviderRun(Map<String, String> docker, Operation.RunProvider operation, OperationListener listener) {
        this.docker = docker;
        this.operation = operation;
        this.listener = listener;
    }

    /**
     * Runs it and returns the variables that it set.
     *
     * @throws EngineException when there is no such program, a parameter is missing, it reports an error or fails
     */
    public Performed run() {
        Path program = program();
        int code = ProgramRun.of(command(program), operation.environment(), false, this::take);
        if (code != 0) throw EngineException.failed("failed to " + action() + " service provider: exit status " + code);
        return Performed.told(variables);
    }

    private String action() {
        return switch (operation.command()) {
            case UP -> "create";
            case DOWN -> "remove";
        };
    }

    private Path program() {
        String type = operation.provider().type();
        if (type.equals("compose")) throw EngineException.failed("'compose' is not a valid provider type");
        return Plugins.find(type, docker).or(() -> Plugins.onPath(type, operation.environment())).orElseThrow(
                () -> EngineException.failed("exec: \"" + type + "\": executable file not found in $PATH"));
    }

    private List<String> command(Path program) {
        Provider provider = operation.provider();
        String verb = switch (operation.command()) {
            case UP -> "up";
            case DOWN -> "down";
        };
        ProviderParameters parameters = ProviderParameters.ask(program, provider.type(), docker,
                operation.environment());
        parameters.require(verb, provider);
        var command = new ArrayList<String>(List.of(
                program.toString(), "compose", "--project-name=" + operation.project(), verb));
        provider.options().forEach((name, values) -> {
            if (!parameters.takes(verb, name)) return;
            for (String value : values) command.add("--" + name + "=" + value);
        });
        command.add(operation.target().name());
        return command;
    }

    private void take(String line) {
        if (line.isBlank()) return;
        JsonValue.Obj message;
        try {
            message = JsonReader.readObject(line);
        } catch (JsonSyntaxException notJson) {
            throw EngineException.failed("invalid response from plugin: " + line);
        }
        String text = message.string("message");
        switch (message.string("type")) {
            case "info" -> listener.transfer("", text, 0, 0);
            case "error" -> throw EngineException.failed(text);
            case "debug" -> {
            }
            case "setenv" -> {
                int equals = text.indexOf('=');
                if (equals < 0) throw EngineException.failed("invalid response from plugin: " + text);
                variables.put(text.substring(0, equals), text.substring(equals + 1));
            }
            default -> throw EngineException.failed("invalid response from plugin: " + message.string("type"));
        }
    }
}
