package io.jcompose.planner.restart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many restarts there may be in any stretch of time of a given length.
 *
 * @param most   at least 1
 * @param period the length of the stretch
 */
public record RestartIntensity(int most, Duration period) {
    public RestartIntensity {
        if (most < 1) throw new IllegalArgumentException("max_restarts: at least 1, was " + most);
        if (period.isNegative() || period.isZero()) throw new IllegalArgumentException("window: longer than 0");
    }

    /** Returns whether one more restart would be one too many. */
    public boolean exceededBy(List<Instant> restarts, Instant now) {
        int recent = 0;
        for (Instant restart : restarts) if (restart.isAfter(now.minus(period))) recent++;
        return recent >= most;
    }

    @Override
    public String toString() {
        return most + (most == 1 ? " restart in " : " restarts in ") + Words.of(period);
    }
}
