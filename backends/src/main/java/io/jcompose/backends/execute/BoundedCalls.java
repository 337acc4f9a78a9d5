package io.jcompose.backends.execute;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.function.Supplier;

/** A limited number of engine calls at once; the others wait for their turn. Only loaded when there is a limit. */
final class BoundedCalls implements EngineCalls {
    private final Bulkhead bulkhead;

    BoundedCalls(int limit) {
        bulkhead = Bulkhead.of("engine", BulkheadConfig.custom()
                .maxConcurrentCalls(limit)
                .maxWaitDuration(Duration.ofDays(365))
                .fairCallHandlingStrategyEnabled(true)
                .writableStackTraceEnabled(false)
                .build());
    }

    @Override
    public <T> T make(Supplier<T> call) {
        return bulkhead.executeSupplier(call);
    }
}
