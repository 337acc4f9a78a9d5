package io.jcompose.backends.plugin;

import io.jcompose.backends.endpoint.DockerConfigFile;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Which options a provider takes, as {@code PROGRAM compose metadata} tells; one that tells nothing takes all.
 *
 * @param told empty when nothing was told
 */
record ProviderParameters(JsonValue.Obj told) {
    /** Asks a provider, and keeps the answer where docker's language server looks for it. */
    static ProviderParameters ask(Path program, String type, Map<String, String> docker,
            Map<String, String> environment) {
        var answer = new StringBuilder();
        int code;
        try {
            code = ProgramRun.of(List.of(program.toString(), "compose", "metadata"), environment, false,
                    line -> answer.append(line).append('\n'));
        } catch (EngineException cannotRun) {
            return new ProviderParameters(JsonValue.Obj.EMPTY);
        }
        if (code != 0 || answer.toString().isBlank()) return new ProviderParameters(JsonValue.Obj.EMPTY);
        try {
            JsonValue.Obj told = JsonReader.readObject(answer.toString());
            keep(type, docker, answer.toString());
            return new ProviderParameters(told);
        } catch (JsonSyntaxException notJson) {
            return new ProviderParameters(JsonValue.Obj.EMPTY);
        }
    }

    /** A convenience for others: whatever is in the way of it is no reason to stop. */
    private static void keep(String type, Map<String, String> docker, String answer) {
        if (type.indexOf('/') >= 0) return;
        try {
            Path directory = DockerConfigFile.read(docker).directory().resolve("compose/providers");
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(type + ".json"), answer);
        } catch (IOException notKept) {
            System.getLogger(ProviderParameters.class.getName()).log(System.Logger.Level.DEBUG,
                    "cannot keep the metadata of provider " + type, notKept);
        }
    }

    /** Returns whether an option may be handed to the command. */
    boolean takes(String command, String option) {
        if (silent()) return true;
        for (JsonValue.Obj parameter : told.object(command).array("parameters").objects())
            if (parameter.string("name").equals(option)) return true;
        return false;
    }

    /**
     * Checks that nothing is missing.
     *
     * @throws EngineException in docker compose's words
     */
    void require(String command, Provider provider) {
        if (silent()) return;
        for (JsonValue.Obj parameter : told.object(command).array("parameters").objects()) {
            String name = parameter.string("name");
            if (parameter.bool("required") && !provider.options().containsKey(name)) throw EngineException.failed(
                    "required parameter \"" + name + "\" is missing from provider \"" + provider.type()
                            + "\" definition");
        }
    }

    private boolean silent() {
        return told.string("description").isEmpty() && told.object("up").get("parameters").isEmpty()
                && told.object("down").get("parameters").isEmpty();
    }
}
