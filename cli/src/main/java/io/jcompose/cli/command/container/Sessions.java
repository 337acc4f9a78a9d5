package io.jcompose.cli.command.container;

import io.jcompose.backends.endpoint.DockerConfigFile;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.terminal.DetachKeys;
import java.util.Map;

/** What commands that talk with a process have in common. */
final class Sessions {
    private Sessions() {}

    /** Returns the keys that let go of a process: those of the flag, of docker's configuration, or the usual ones. */
    static String detachKeys(Arguments arguments, Map<String, String> environment) {
        String flag = arguments.has("detach-keys") ? arguments.text("detach-keys") : "";
        if (!flag.isEmpty()) return flag;
        String configured = DockerConfigFile.read(environment).content().string("detachKeys");
        return configured.isEmpty() ? DetachKeys.USUAL : configured;
    }
}
