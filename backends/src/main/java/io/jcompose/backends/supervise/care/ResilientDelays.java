package io.jcompose.backends.supervise.care;

import io.github.resilience4j.core.IntervalFunction;
import io.jcompose.planner.restart.Backoff;
import java.time.Duration;

/** The waits of a back-off, by resilience4j's interval functions. */
public final class ResilientDelays implements Backoff.Delays {
    @Override
    public Duration before(Backoff backoff, int attempt) {
        long first = backoff.first().toMillis();
        if (first < 1) return Duration.ZERO;
        if (backoff.factor() == 1 || backoff.longest().equals(backoff.first())) return backoff.first();
        return Duration.ofMillis(IntervalFunction.ofExponentialBackoff(first, backoff.factor(),
                Math.max(first, backoff.longest().toMillis())).apply(attempt));
    }
}
