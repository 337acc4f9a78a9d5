package io.jcompose.backends.podman.health;

/** What came of watching a container for its health. */
sealed interface Outcome {
    /** Its checks succeed; or it has none, and runs. */
    record Fine() implements Outcome {}

    /** Its checks fail. */
    record Unhealthy() implements Outcome {}

    /** It has ended, and nobody will start it again. */
    record Exited(int code) implements Outcome {}

    /** It runs and has no check. */
    record Unchecked() implements Outcome {}
}
