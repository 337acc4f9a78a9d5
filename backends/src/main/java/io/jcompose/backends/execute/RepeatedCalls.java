package io.jcompose.backends.execute;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The second and later attempts of a call that failed for now. Only loaded when one did. */
final class RepeatedCalls {
    /** Hears of an attempt that is going to be made. */
    interface Listener {
        void again(int attempt, Throwable cause);
    }

    private RepeatedCalls() {}

    /** Takes over after a first attempt that ended with {@code first}. */
    static <T> T goOn(ExecutionOptions options, RuntimeException first, Predicate<Throwable> worthIt,
            Listener listener, Supplier<T> call) {
        var config = RetryConfig.custom()
                .maxAttempts(options.attempts())
                .intervalFunction(IntervalFunction.ofExponentialBackoff(options.retryAfter(), 2))
                .retryOnException(worthIt)
                .build();
        Retry retry = Retry.of("engine", config);
        retry.getEventPublisher().onRetry(event -> {
            Throwable cause = event.getLastThrowable();
            listener.again(event.getNumberOfRetryAttempts() + 1, cause == null ? first : cause);
        });
        var made = new boolean[1];
        return retry.executeSupplier(() -> {
            if (!made[0]) { // the attempt that brought us here counts
                made[0] = true;
                throw first;
            }
            return call.get();
        });
    }
}
