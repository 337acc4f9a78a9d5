package io.jcompose.backends.supervise.care;

import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.planner.restart.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What could not be repaired: tried again, less and less often; told once, until it fails otherwise. */
public final class Repairs {
    private static final Backoff MEND = new Backoff(
            Duration.ofSeconds(1), 2, Duration.ofMinutes(1), Duration.ZERO);

    private List<String> unmended = List.of();
    private int failures;
    private @Nullable Instant again;

    /** Takes note of how a repair went. Returns what failed and was not told yet. */
    public List<String> mended(Vitals.Mending outcome, Instant now) {
        List<String> known = unmended;
        unmended = outcome.failed();
        failures = unmended.isEmpty() ? 0 : Math.min(failures + 1, 20);
        again = unmended.isEmpty() ? null : now.plus(new ResilientDelays().before(MEND, failures));
        return unmended.stream().filter(what -> !known.contains(what)).toList();
    }

    /** Returns when to try again. */
    public Optional<Instant> next() {
        return Optional.ofNullable(again);
    }

    /** Returns whether it is time to try again, once. */
    public boolean due(Instant now) {
        if (again == null || now.isBefore(again)) return false;
        again = null;
        return true;
    }
}
