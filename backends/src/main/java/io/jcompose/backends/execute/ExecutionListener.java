package io.jcompose.backends.execute;

/** Hears what happens. Called by one thread at a time, in the order of what happens; must not block for long. */
@FunctionalInterface
public interface ExecutionListener {
    /** Hears nothing. */
    ExecutionListener NONE = event -> {
    };

    void on(ExecutionEvent event);
}
