package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.EnvironmentValue;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Service;
import java.time.Duration;
import java.util.ArrayList;

/** What runs: argv, environment, user, terminal, and how it is asked to end. */
final class ProcessFields {
    private ProcessFields() {}

    static void write(Service service, Draft draft) {
        Process process = service.process();
        // an empty list resets what the image says, and no list keeps it: both engines read them alike
        process.command().ifPresent(argv -> draft.body.put("command", JsonValue.strings(argv)));
        process.entrypoint().ifPresent(argv -> draft.body.put("entrypoint", JsonValue.strings(argv)));
        environment(process, draft);
        draft.body.putIf("user", process.user()).putIf("groups", process.groupAdd());
        process.workingDirectory().ifPresent(directory -> {
            draft.body.put("work_dir", directory);
            // Docker makes a missing directory, Podman refuses it unless told otherwise
            draft.body.put("create_working_dir", true);
        });
        draft.body.putIf("terminal", process.tty()).putIf("stdin", process.stdinOpen());
        process.init().ifPresent(init -> draft.body.put("init", init));
        process.stopSignal().ifPresent(name -> draft.body.put("stop_signal", Signals.number(name)));
        process.stopGracePeriod().ifPresent(period -> draft.body.put("stop_timeout", seconds(period)));
    }

    private static void environment(Process process, Draft draft) {
        var given = JsonValue.object();
        var unset = new ArrayList<String>();
        process.environment().forEach((name, value) -> {
            switch (value) {
                case EnvironmentValue.Literal literal -> given.put(name, literal.value());
                // Docker takes a variable away from the image's environment when it comes without a value
                case EnvironmentValue.Unset none -> unset.add(name);
            }
        });
        draft.body.putIf("env", given.build()).putIf("unsetenv", unset);
    }

    /** Returns whole seconds, rounded up. */
    static long seconds(Duration duration) {
        return duration.getNano() > 0 ? duration.getSeconds() + 1 : duration.getSeconds();
    }
}
