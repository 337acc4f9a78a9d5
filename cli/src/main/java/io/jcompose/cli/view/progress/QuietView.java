package io.jcompose.cli.view.progress;

/** Shows nothing: {@code --progress quiet}. */
public record QuietView() implements ProgressView {
    @Override
    public void event(ProgressEvent event) {}

    @Override
    public void output(String line) {}

    @Override
    public void close() {}
}
