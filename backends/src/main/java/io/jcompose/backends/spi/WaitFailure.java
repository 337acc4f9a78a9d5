package io.jcompose.backends.spi;

import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.Operation.Await;
import java.time.Duration;
import java.util.List;

/**
 * Why a wait ends without success, worded once for all engines. Texts: docker compose 2.40.3. A failure of an optional
 * dependency is worded as the warning that the user reads, because the dependant starts all the same.
 */
public final class WaitFailure {
    private WaitFailure() {}

    /** The checks of the container have failed as often as they may. */
    public static EngineException unhealthy(Await await, String container) {
        return health(await, "container " + container + " is unhealthy");
    }

    /** The container ended while its health, or that it runs, was waited for. */
    public static EngineException exited(Await await, String container, int exitCode) {
        return health(await, "container " + container + " exited (" + exitCode + ")");
    }

    /** There is nothing that could ever make the container healthy. */
    public static EngineException noHealthcheck(Await await, String container) {
        return health(await, "container " + container + " has no healthcheck configured");
    }

    /** The container ended, and not with 0, though its success was waited for. */
    public static EngineException notCompleted(Await await, int exitCode) {
        return EngineException.failed(
                (await.required() ? "service \"" : "optional dependency \"") + await.dependency()
                        + "\" didn't complete successfully: exit " + exitCode);
    }

    /** The limit is over. */
    public static EngineException timedOut(Await await) {
        String limit = await.limit().map(WaitFailure::goText).orElse("the time allowed");
        if (await.dependant().isEmpty()) return EngineException.failed("application not healthy after " + limit);
        return health(await, "service " + await.dependency() + " not ready after " + limit);
    }

    /**
     * Returns whether a container that has ended is as {@code --wait} wants it: one that was to do something once, and did.
     */
    public static boolean isDone(Await await, int exitCode) {
        return await.dependant().isEmpty() && exitCode == 0;
    }

    /**
     * Returns the failure with what the last probe said.
     *
     * @param probes as an inspection lists them, the latest last
     */
    public static EngineException probed(EngineException failure, List<JsonValue.Obj> probes) {
        if (probes.isEmpty()) return failure;
        JsonValue.Obj last = probes.get(probes.size() - 1);
        String output = last.string("Output").strip();
        return failure.withHint("the last probe ended with " + last.number("ExitCode")
                + (output.isEmpty() ? " and said nothing" : ": " + output));
    }

    private static EngineException health(Await await, String what) {
        if (await.dependant().isEmpty()) return EngineException.failed(what);
        if (await.required()) return EngineException.failed("dependency failed to start: " + what);
        return EngineException.failed(
                "optional dependency \"" + await.dependency() + "\" failed to start: " + what);
    }

    /** Durations as Go prints them: {@code 1m30s}, {@code 2s}, {@code 500ms}. */
    private static String goText(Duration limit) {
        long millis = limit.toMillis();
        if (millis < 1000) return millis + "ms";
        long seconds = millis / 1000;
        var text = new StringBuilder();
        if (seconds >= 3600) text.append(seconds / 3600).append('h');
        if (seconds >= 60) text.append(seconds / 60 % 60).append('m');
        text.append(seconds % 60);
        int fraction = (int) (millis % 1000);
        for (int digit = 100; fraction > 0; digit /= 10) {
            if (digit == 100) text.append('.');
            text.append(fraction / digit);
            fraction %= digit;
        }
        return text.append('s').toString();
    }
}
