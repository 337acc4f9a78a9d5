package io.jcompose.cli.view.progress;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.io.PrintStream;

/** One JSON object a line: {@code {"id":"Container x","status":"Started"}}. */
public final class JsonView implements ProgressView {
    private final PrintStream out;
    private final boolean dryRun;

    public JsonView(PrintStream out, boolean dryRun) {
        this.out = out;
        this.dryRun = dryRun;
    }

    @Override
    public void event(ProgressEvent event) {
        print(JsonValue.object()
                .putIf("dry-run", dryRun)
                .putIf("id", event.id())
                .putIf("parent_id", event.parent())
                .putIf("text", event.text())
                .putIf("status", event.status())
                .putIf("current", event.current())
                .putIf("total", event.total())
                .putIf("percent", event.percent())
                .build());
    }

    @Override
    public void output(String line) {
        print(JsonValue.object().putIf("dry-run", dryRun).put("tail", true).put("text", line).build());
    }

    private void print(JsonValue.Obj object) {
        line(JsonWriter.compact(object));
    }

    @Override
    public synchronized void line(String line) {
        out.append(line).append('\n');
        out.flush();
    }

    @Override
    public void close() {}
}
