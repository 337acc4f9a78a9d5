package io.jcompose.backends.execute;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a plan is carried out.
 *
 * @param parallel   the most engine calls at once; waits do not count; absent: as many as there are
 * @param attempts   how often a call is made in all when the engine is busy or not there, at least 1
 * @param retryAfter the time before the second attempt; doubles each time
 */
public record ExecutionOptions(OptionalInt parallel, int attempts, Duration retryAfter) {
    public ExecutionOptions {
        if (parallel.orElse(1) < 1) throw new IllegalArgumentException("parallel: at least 1, was " + parallel);
        if (attempts < 1) throw new IllegalArgumentException("attempts: at least 1, was " + attempts);
    }

    /** Returns options without a limit, with two more attempts. */
    public static ExecutionOptions defaults() {
        return new ExecutionOptions(OptionalInt.empty(), 3, Duration.ofMillis(300));
    }

    /** Returns these options with a limit, as {@code --parallel} gives it. */
    public ExecutionOptions withParallel(int limit) {
        return new ExecutionOptions(OptionalInt.of(limit), attempts, retryAfter);
    }
}
