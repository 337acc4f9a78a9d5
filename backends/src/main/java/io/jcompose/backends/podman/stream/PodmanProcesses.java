package io.jcompose.backends.podman.stream;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.process.ConnectedProcess;
import io.jcompose.backends.process.DetachedProcess;
import io.jcompose.backends.spi.EngineEvent;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.process.AttachRequest;
import io.jcompose.backends.spi.process.ExecRequest;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.spi.process.TerminalSize;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Exec, attach, wait, top over libpod; 4.3.1 was tried. */
public final class PodmanProcesses implements Processes {
    private final LibpodApi api;

    public PodmanProcesses(LibpodApi api) {
        this.api = api;
    }

    @Override
    public ProcessStream exec(String container, ExecRequest request) {
        boolean terminal = request.terminal().isPresent();
        var body = JsonValue.object().put("AttachStdin", request.input() && !request.detached())
                .put("AttachStdout", !request.detached()).put("AttachStderr", !request.detached())
                .put("Tty", terminal).put("Cmd", JsonValue.strings(request.command()))
                .putIf("Env", values(request.environment())).putIf("User", request.user())
                .putIf("WorkingDir", request.workingDirectory()).putIf("Privileged", request.privileged())
                .putIf("DetachKeys", request.detachKeys());
        String id = api.object(LibpodCall.to("containers", container, "exec").post(body.build())).string("Id");
        var start = JsonValue.object().put("Detach", request.detached()).put("Tty", terminal);
        request.terminal().ifPresent(size -> start.put("h", size.rows()).put("w", size.columns()));
        EngineRequest call = LibpodCall.to("exec", id, "start").post(start.build());
        if (request.detached()) {
            api.done(call);
            return new DetachedProcess();
        }
        var process = new ConnectedProcess(call, api.http().upgrade(call), terminal, resizing("exec", id),
                () -> exitOfExec(id));
        request.terminal().ifPresent(process::resizeOnceItRuns);
        return process;
    }

    /** Podman cannot take a variable away. */
    private static List<String> values(List<String> environment) {
        var lines = new ArrayList<String>();
        for (String line : environment) if (line.indexOf('=') >= 0) lines.add(line);
        return lines;
    }

    private int exitOfExec(String id) {
        JsonValue.Obj exec = api.object(LibpodCall.to("exec", id, "json").get());
        return exec.bool("Running") ? -1 : (int) exec.number("ExitCode");
    }

    @Override
    public ProcessStream attach(String container, AttachRequest request) {
        JsonValue.Obj config = inspect(container).object("Config");
        boolean terminal = config.bool("Tty");
        boolean input = request.input() && config.bool("OpenStdin");
        LibpodCall call = LibpodCall.to("containers", container, "attach").with("stream", true)
                .with("stdout", true).with("stderr", true).with("stdin", input);
        request.detachKeys().ifPresent(keys -> call.with("detachKeys", keys));
        EngineRequest post = call.post();
        return new ConnectedProcess(post, api.http().upgrade(post), terminal, resizing("containers", container),
                () -> waitFor(container));
    }

    private Consumer<TerminalSize> resizing(String kind, String id) {
        return new SettledSize(size -> api.done(LibpodCall.to(kind, id, "resize").with("h", size.rows())
                .with("w", size.columns()).post()));
    }

    private JsonValue.Obj inspect(String container) {
        return api.object(LibpodCall.to("containers", container, "json").get());
    }

    @Override
    public int waitFor(String container) {
        return api.call(LibpodCall.to("containers", container, "wait").with("condition", "stopped")
                .with("condition", "exited").with("interval", "50ms").post())
                .json() instanceof JsonValue.Num code ? (int) code.asLong() : 0;
    }

    @Override
    public ExitWatch nextExit(String container, boolean removed) {
        String id = inspect(container).string("Id");
        // a container that the engine removes takes its exit code along: events keep it
        Optional<PodmanEvents> events = removed
                ? Optional.of(PodmanEvents.open(api, new EventFilter(Optional.empty(), Optional.empty(),
                        Optional.empty())))
                : Optional.empty();
        return new ExitWatch() {
            @Override
            public int await() {
                return events.isEmpty() ? waitFor(id) : awaitRemoval(id, events.get());
            }

            @Override
            public void close() {
                events.ifPresent(PodmanEvents::close);
            }
        };
    }

    private static int awaitRemoval(String id, PodmanEvents events) {
        int code = 0;
        for (Optional<EngineEvent> event = events.next(); event.isPresent(); event = events.next()) {
            if (!(event.get() instanceof ContainerEvent happened) || !happened.containerId().equals(id)) continue;
            if (happened.action().equals("die")) {
                code = Integer.parseInt(happened.attributes().getOrDefault("exitCode", "0"));
            } else if (happened.action().equals("destroy")) {
                return code;
            }
        }
        return code;
    }

    @Override
    public ProcessTable top(String container) {
        // Docker's form of this call runs the ps of the container, which may be any; this one needs none
        JsonValue.Obj top = api.object(LibpodCall.to("containers", container, "top").with("stream", false).get());
        var titles = new ArrayList<String>();
        for (String title : top.array("Titles").strings()) titles.add(title.equals("COMMAND") ? "CMD" : title);
        var rows = new ArrayList<List<String>>();
        for (JsonValue row : top.array("Processes").items())
            if (row instanceof JsonValue.Arr cells) rows.add(cells.strings());
        return new ProcessTable(titles, rows);
    }
}
