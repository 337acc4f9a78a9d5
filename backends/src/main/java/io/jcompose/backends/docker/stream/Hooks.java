package io.jcompose.backends.docker.stream;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.docker.mapping.ContainerMapper;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.UpgradedStream;
import io.jcompose.backends.transport.stream.LineSplitter;
import io.jcompose.backends.transport.stream.OutputFrames;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.planner.plan.Operation;
import java.io.IOException;
import java.util.Map;

/** Commands that are run inside a container at a moment of its life. */
public final class Hooks {
    private final DockerApi api;

    public Hooks(DockerApi api) {
        this.api = api;
    }

    /** Runs a hook and waits for its end. */
    public Performed run(Operation.RunHook run, OperationListener listener) {
        try {
            run(run, run.hook(), listener);
        } catch (EngineException refused) {
            boolean gone = refused.status() == 404 || refused.status() == 409;
            // what has ended already needs no preparation for its end
            if (run.phase() != Operation.HookPhase.PRE_STOP || !gone) throw refused;
        }
        return Performed.DONE;
    }

    private void run(Operation.RunHook run, Hook hook, OperationListener listener) {
        var body = JsonValue.object().put("AttachStdout", true).put("AttachStderr", true)
                .put("Cmd", JsonValue.strings(hook.command())).putIf("User", hook.user())
                .putIf("Privileged", hook.privileged()).putIf("WorkingDir", hook.workingDirectory())
                .putIf("Env", ContainerMapper.environment(Map.of(), hook.environment())).build();
        String id = api.call("POST", "/containers/" + DockerApi.escape(run.target().name()) + "/exec", body)
                .string("Id");
        var start = EngineRequest.post(api.path("/exec/" + id + "/start"),
                JsonValue.object().put("Detach", false).put("Tty", false).build());
        try (UpgradedStream stream = api.http().upgrade(start)) {
            var lines = new LineSplitter((line, error) -> listener.output(line));
            new OutputFrames(stream.input(), true).copyTo(lines);
            lines.finish();
        } catch (IOException broken) {
            throw EngineHttp.broken(start, broken);
        }
        long code = api.read("/exec/" + id + "/json").number("ExitCode");
        if (code != 0) throw EngineException.failed(run.service() + " hook exited with status " + code);
    }
}
