package io.jcompose.cli.view.progress;

/** Shows progress. Thread-safe: steps report from many threads. */
public sealed interface ProgressView extends AutoCloseable permits PlainView, JsonView, QuietView, TtyView {
    /** Shows that something moved on. */
    void event(ProgressEvent event);

    /** Shows a line of output that belongs to the work, for example of a build or of a hook. */
    void output(String line);

    /** Ends the showing; what was shown last stays. */
    @Override
    void close();
}
