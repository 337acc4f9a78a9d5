package io.jcompose.backends.vitals;

import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.planner.restart.Outage;
import io.jcompose.planner.restart.Sighting;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Looks at an engine that runs healthchecks itself, and tells when their outcome changes. */
public final class PlainVitals implements Vitals {
    private final Function<String, Optional<Sighting>> look;
    private final UnaryOperator<Optional<Outage>> outage;

    /** Makes it from one engine call, for an engine that containers outlive. */
    public PlainVitals(Function<String, Optional<Sighting>> look) {
        this(look, missed -> Optional.empty());
    }

    /** Makes it from two engine calls, the second as {@link Vitals.Watch#outage}. */
    public PlainVitals(Function<String, Optional<Sighting>> look, UnaryOperator<Optional<Outage>> outage) {
        this.look = look;
        this.outage = outage;
    }

    @Override
    public Watch watch(Consumer<String> changed) {
        return new Watch() {
            @Override
            public Optional<Sighting> look(String id) {
                return look.apply(id);
            }

            @Override
            public Optional<Outage> outage(Optional<Outage> missed) {
                return outage.apply(missed);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public boolean runsChecks() {
        return false;
    }
}
