package io.jcompose.backends.docker.stream;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.process.ConnectedProcess;
import io.jcompose.backends.process.DetachedProcess;
import io.jcompose.backends.spi.process.AttachRequest;
import io.jcompose.backends.spi.process.ExecRequest;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.spi.process.TerminalSize;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Exec, attach, wait, top. */
public final class DockerProcesses implements Processes {
    private final DockerApi api;

    public DockerProcesses(DockerApi api) {
        this.api = api;
    }

    @Override
    public ProcessStream exec(String container, ExecRequest request) {
        boolean terminal = request.terminal().isPresent();
        var body = JsonValue.object().put("AttachStdin", request.input() && !request.detached())
                .put("AttachStdout", !request.detached()).put("AttachStderr", !request.detached())
                .put("Tty", terminal).put("Cmd", JsonValue.strings(request.command()))
                .putIf("Env", request.environment()).putIf("User", request.user())
                .putIf("WorkingDir", request.workingDirectory()).putIf("Privileged", request.privileged())
                .putIf("DetachKeys", request.detachKeys());
        if (api.version().atLeast(42)) request.terminal().ifPresent(size -> body.put("ConsoleSize", console(size)));
        String id = api.call("POST", container(container) + "/exec", body.build()).string("Id");
        var start = JsonValue.object().put("Detach", request.detached()).put("Tty", terminal);
        if (api.version().atLeast(42)) request.terminal().ifPresent(size -> start.put("ConsoleSize", console(size)));
        EngineRequest call = EngineRequest.post(api.path("/exec/" + id + "/start"), start.build());
        if (request.detached()) {
            api.send(call).orRefuse().discard();
            return new DetachedProcess();
        }
        var process = new ConnectedProcess(call, api.http().upgrade(call), terminal, resizing("/exec/" + id),
                () -> exitOfExec(id));
        // engines before API 1.42 take the size only once the process runs
        if (!api.version().atLeast(42)) request.terminal().ifPresent(process::resizeOnceItRuns);
        return process;
    }

    @Override
    public ProcessStream attach(String container, AttachRequest request) {
        JsonValue.Obj config = api.read(container(container) + "/json").object("Config");
        boolean terminal = config.bool("Tty");
        boolean input = request.input() && config.bool("OpenStdin");
        String query = "/attach?stream=1&stdout=1&stderr=1" + (input ? "&stdin=1" : "")
                + request.detachKeys().map(keys -> "&detachKeys=" + DockerApi.escape(keys)).orElse("");
        EngineRequest call = EngineRequest.post(api.path(container(container) + query));
        return new ConnectedProcess(call, api.http().upgrade(call), terminal, resizing(container(container)),
                () -> waitFor(container));
    }

    private Consumer<TerminalSize> resizing(String path) {
        return size -> api.call("POST", path + "/resize?h=" + size.rows() + "&w=" + size.columns(), null);
    }

    private int exitOfExec(String id) {
        JsonValue.Obj exec = api.read("/exec/" + id + "/json");
        return exec.bool("Running") ? -1 : (int) exec.number("ExitCode");
    }

    @Override
    public int waitFor(String container) {
        return (int) api.call("POST", container(container) + "/wait", null).number("StatusCode");
    }

    @Override
    public ExitWatch nextExit(String container, boolean removed) {
        // the head of the answer comes once the engine listens, its body with the end
        EngineResponse answer = api.send(EngineRequest.post(api.path(container(container) + "/wait?condition="
                + (removed ? "removed" : "next-exit")))).orRefuse();
        return new ExitWatch() {
            @Override
            public int await() {
                return (int) answer.object().number("StatusCode");
            }

            @Override
            public void close() {
                answer.close();
            }
        };
    }

    @Override
    public ProcessTable top(String container) {
        JsonValue.Obj top = api.read(container(container) + "/top");
        var rows = new ArrayList<List<String>>();
        for (JsonValue row : top.array("Processes").items())
            if (row instanceof JsonValue.Arr cells) rows.add(cells.strings());
        return new ProcessTable(top.array("Titles").strings(), rows);
    }

    private static String container(String name) {
        return "/containers/" + DockerApi.escape(name);
    }

    private static JsonValue console(TerminalSize size) {
        return new JsonValue.Arr(List.of(JsonValue.of(size.rows()), JsonValue.of(size.columns())));
    }
}
