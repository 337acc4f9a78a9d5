package io.jcompose.backends.podman.operation;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.UpgradedStream;
import io.jcompose.backends.transport.stream.LineSplitter;
import io.jcompose.backends.transport.stream.OutputFrames;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.planner.plan.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Commands that are run inside a container at a moment of its life. */
public final class Hooks {
    private final LibpodApi api;

    public Hooks(LibpodApi api) {
        this.api = api;
    }

    /** Runs a hook and waits for its end. */
    public Performed run(Operation.RunHook run, OperationListener listener) {
        try {
            execute(run, listener);
        } catch (EngineException refused) {
            boolean gone = refused.status() == 404 || refused.status() == 409;
            // what has ended already needs no preparation for its end
            if (run.phase() != Operation.HookPhase.PRE_STOP || !gone) throw refused;
        }
        return Performed.DONE;
    }

    private void execute(Operation.RunHook run, OperationListener listener) {
        Hook hook = run.hook();
        var body = JsonValue.object().put("AttachStdout", true).put("AttachStderr", true)
                .put("Cmd", JsonValue.strings(hook.command())).putIf("User", hook.user())
                .putIf("Privileged", hook.privileged()).putIf("WorkingDir", hook.workingDirectory())
                .putIf("Env", environment(hook)).build();
        String id = api.object(LibpodCall.to("containers", run.target().name(), "exec").post(body)).string("Id");
        EngineRequest start = LibpodCall.to("exec", id, "start")
                .post(JsonValue.object().put("Detach", false).put("Tty", false).build());
        try (UpgradedStream stream = api.http().upgrade(start)) {
            var lines = new LineSplitter((line, error) -> listener.output(line));
            new OutputFrames(stream.input(), true).copyTo(lines);
            lines.finish();
        } catch (IOException broken) {
            throw EngineHttp.broken(start, broken);
        }
        long code = api.object(LibpodCall.to("exec", id, "json").get()).number("ExitCode");
        if (code != 0) throw EngineException.failed(run.service() + " hook exited with status " + code);
    }

    private static List<String> environment(Hook hook) {
        var lines = new ArrayList<String>();
        hook.environment().forEach((name, value) -> {
            if (value instanceof EnvironmentValue.Literal literal) lines.add(name + "=" + literal.value());
        });
        return lines;
    }
}
