package io.jcompose.backends.docker.stream;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.process.AttachRequest;
import io.jcompose.backends.spi.process.ExecRequest;
import io.jcompose.backends.spi.process.OutputSink;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.spi.process.TerminalSize;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.OutputFrames;
import io.jcompose.backends.transport.UpgradedStream;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

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
            return new Detached();
        }
        var stream = new Connected(call, api.http().upgrade(call), terminal, "/exec/" + id);
        // engines before API 1.42 take the size only once the process runs
        if (!api.version().atLeast(42)) request.terminal().ifPresent(
                size -> Thread.ofVirtual().start(() -> stream.resizeOnceItRuns(size)));
        return stream;
    }

    @Override
    public ProcessStream attach(String container, AttachRequest request) {
        boolean terminal = api.read(container(container) + "/json").object("Config").bool("Tty");
        String query = "/attach?stream=1&stdout=1&stderr=1" + (request.input() ? "&stdin=1" : "")
                + request.detachKeys().map(keys -> "&detachKeys=" + DockerApi.escape(keys)).orElse("");
        EngineRequest call = EngineRequest.post(api.path(container(container) + query));
        return new Connected(call, api.http().upgrade(call), terminal, container(container));
    }

    @Override
    public int waitFor(String container) {
        return (int) api.call("POST", container(container) + "/wait", null).number("StatusCode");
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

    /** A process that talks with us: an exec, or the main process of a container. */
    private final class Connected implements ProcessStream {
        private final EngineRequest call;
        private final UpgradedStream stream;
        private final boolean terminal;
        private final String path;

        Connected(EngineRequest call, UpgradedStream stream, boolean terminal, String path) {
            this.call = call;
            this.stream = stream;
            this.terminal = terminal;
            this.path = path;
        }

        @Override
        public OutputStream input() {
            return stream.output();
        }

        @Override
        public void copyTo(OutputSink sink) {
            try {
                new OutputFrames(stream.input(), !terminal).copyTo(sink::write);
            } catch (IOException broken) {
                throw EngineHttp.broken(call, broken);
            }
        }

        @Override
        public void resize(TerminalSize size) {
            tryResize(size);
        }

        private boolean tryResize(TerminalSize size) {
            try {
                api.call("POST", path + "/resize?h=" + size.rows() + "&w=" + size.columns(), null);
                return true;
            } catch (EngineException gone) {
                // the size of a terminal that nobody looks at does not matter
                return false;
            }
        }

        /** Engines answer before they have started the process, and tell nobody when they have. */
        private void resizeOnceItRuns(TerminalSize size) {
            try {
                for (int attempt = 1; attempt <= 10 && !tryResize(size); attempt++) Thread.sleep(10L * attempt);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public int exitCode() {
            if (!path.startsWith("/exec/")) return waitFor(path.substring("/containers/".length()));
            JsonValue.Obj exec = api.read(path + "/json");
            return exec.bool("Running") ? -1 : (int) exec.number("ExitCode");
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    /** A process that was left alone. */
    private static final class Detached implements ProcessStream {
        @Override
        public OutputStream input() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void copyTo(OutputSink sink) {}

        @Override
        public void resize(TerminalSize size) {}

        @Override
        public int exitCode() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
