package io.jcompose.cli.view.progress;

import java.io.PrintStream;

/** Shows nothing but warnings: {@code --progress quiet}. */
public record QuietView(PrintStream out) implements ProgressView {
    @Override
    public void event(ProgressEvent event) {}

    @Override
    public void output(String line) {}

    @Override
    public void line(String line) {
        out.append(line).append('\n');
        out.flush();
    }

    @Override
    public void close() {}
}
