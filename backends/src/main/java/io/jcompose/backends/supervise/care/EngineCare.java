package io.jcompose.backends.supervise.care;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.restart.Outage;
import io.jcompose.planner.restart.Sighting;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Engine calls with care: a limited number at once, and none while the engine is in trouble. Half of the last ten calls
 * going wrong is trouble; what the engine refuses in order is not.
 */
public final class EngineCare {
    private final Vitals.Watch vitals;
    private final CircuitBreaker breaker;
    private final Semaphore looks;

    /** Makes it over a watch, with as many looks at once as things may be done at once, and at least four. */
    public EngineCare(Vitals.Watch vitals, int parallel) {
        this.vitals = vitals;
        looks = new Semaphore(Math.max(4, parallel));
        breaker = CircuitBreaker.of("engine", CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordException(EngineCare::isTrouble)
                .writableStackTraceEnabled(false)
                .build());
    }

    /** An engine that is gone, overloaded or talks nonsense; not one that says no, and not us being interrupted. */
    static boolean isTrouble(Throwable failure) {
        if (failure instanceof EngineException refusal) return refusal.isTransient() || refusal.status() == 500
                && refusal.engineMessage().isEmpty();
        return !(failure instanceof ComposeException);
    }

    /** Looks at a container. */
    public Optional<Sighting> look(String id) {
        return call(() -> {
            looks.acquireUninterruptibly();
            try {
                return vitals.look(id);
            } finally {
                looks.release();
            }
        });
    }

    /** As {@link Vitals.Watch#outage}. */
    public Optional<Outage> outage(Optional<Outage> missed) {
        return vitals.outage(missed);
    }

    /** Restarts a container in the engine's gentle way; absent: it has none. */
    public Optional<Performed> restart(String container) {
        return call(() -> vitals.restart(container));
    }

    /** Keeps a container down in the engine's own way; absent: it has none. */
    public Optional<Performed> hold(String container, boolean forGood) {
        return call(() -> vitals.hold(container, forGood));
    }

    /** Repairs what can be. */
    public Vitals.Mending mend(Optional<String> project) {
        return call(() -> vitals.mend(project));
    }

    /**
     * Makes a call.
     *
     * @throws EngineException when there is trouble, without the call having been made
     */
    public <T> T call(Supplier<T> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (CallNotPermittedException open) {
            throw EngineException.unreachable("the engine is in trouble; not asked", "", open);
        }
    }

    /** The engine answers again: what went wrong before counts no more. */
    public void answers() {
        breaker.reset();
    }
}
