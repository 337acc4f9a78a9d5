package io.jcompose.cli.view.progress;

/** Shows progress. Thread-safe: steps report from many threads. */
public sealed interface ProgressView extends AutoCloseable permits PlainView, JsonView, QuietView, TtyView {
    /** Shows that something moved on. */
    void event(ProgressEvent event);

    /** Shows a line of output that belongs to the work, for example of a build. */
    void output(String line);

    /** Prints a line that has its form already, for example a warning. */
    void line(String line);

    /** Settles a thing that failed without words of its own: only a live view has anything to show for it. */
    default void failed(String id) {}

    /** Prints something else in between, wherever that goes: a live view makes room for it. */
    default void aside(Runnable printing) {
        printing.run();
    }

    /** Ends the showing; what was shown last stays. */
    @Override
    void close();
}
