package io.jcompose.backends.docker.mapping;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code security_opt} says. A seccomp profile is a file of this machine; the engine gets its content.
 *
 * @param systemPathsUnconfined {@code systempaths=unconfined}, which is no option of the engine but two empty lists
 */
record SecurityOptions(List<String> options, boolean systemPathsUnconfined) {
    static SecurityOptions of(List<String> given, String workingDirectory) {
        boolean unconfined = false;
        var options = new ArrayList<String>();
        for (String option : given) {
            if (option.equals("systempaths=unconfined")) {
                unconfined = true;
                continue;
            }
            int at = option.indexOf('=');
            if (at < 0) at = option.indexOf(':');
            if (at < 0 && !option.equals("no-new-privileges")) throw EngineException
                    .failed("invalid security-opt: \"" + option + "\"");
            String value = at < 0 ? "" : option.substring(at + 1);
            boolean profile = at > 0 && option.substring(0, at).equals("seccomp") && !value.equals("unconfined")
                    && !value.equals("builtin");
            options.add(profile ? "seccomp=" + profile(value, workingDirectory) : option);
        }
        return new SecurityOptions(options, unconfined);
    }

    private static String profile(String file, String workingDirectory) {
        try {
            String text = Files.readString(Path.of(workingDirectory).resolve(file));
            return JsonWriter.indentedPlain(JsonReader.read(text), "");
        } catch (NoSuchFileException missing) {
            throw EngineException.failed("opening seccomp profile (" + file + ") failed: open "
                    + missing.getMessage() + ": no such file or directory");
        } catch (IOException unreadable) {
            throw EngineException.failed("opening seccomp profile (" + file + ") failed: " + unreadable.getMessage());
        } catch (JsonSyntaxException notJson) {
            throw EngineException.failed(
                    "compacting json for seccomp profile (" + file + ") failed: " + notJson.getMessage());
        }
    }
}
