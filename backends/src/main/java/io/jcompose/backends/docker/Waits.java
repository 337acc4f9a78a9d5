package io.jcompose.backends.docker;

import io.jcompose.backends.docker.stream.EventHub;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.spi.WaitFailure;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.Operation.Await;
import java.util.List;
import java.util.Optional;

/**
 * Waits for containers. Events wake a wait; the state that an inspection shows decides. A wait first watches and then
 * looks, so that nothing that happens in between is missed.
 */
final class Waits {
    private final DockerApi api;
    private final EventHub hub;

    Waits(DockerApi api, EventHub hub) {
        this.api = api;
        this.hub = hub;
    }

    /** Says whether a container is where it is waited for; throws when it will never be there. */
    private interface Judge {
        boolean reached(JsonValue.Obj container, Await await);
    }

    Performed healthy(String container, Await await) {
        return await(container, await, Waits::isHealthy);
    }

    Performed running(String container, Await await) {
        return await(container, await, Waits::isRunning);
    }

    Performed completed(String container, Await await) {
        return await(container, await, Waits::isCompleted);
    }

    /** Waits until a container is no longer running and returns its exit code. */
    long end(String container) {
        JsonValue.Obj ended = api.call("POST", "/containers/" + DockerApi.escape(container) + "/wait", null);
        String error = ended.object("Error").string("Message");
        if (!error.isEmpty()) throw EngineException.failed(container + " wait error: " + error);
        return ended.number("StatusCode");
    }

    private Performed await(String container, Await await, Judge judge) {
        long begin = System.nanoTime();
        JsonValue.Obj inspected = inspect(container);
        if (judge.reached(inspected, await)) return Performed.DONE;
        try (EventHub.Watch watch = hub.watch(inspected.string("Id"))) {
            while (!judge.reached(inspect(container), await)) {
                Optional<Long> left = await.limit().map(limit -> limit.toNanos() - (System.nanoTime() - begin));
                if (!watch.await(left)) {
                    throw WaitFailure.probed(WaitFailure.timedOut(await), probes(inspect(container)));
                }
            }
        }
        return Performed.DONE;
    }

    private JsonValue.Obj inspect(String container) {
        return api.read("/containers/" + DockerApi.escape(container) + "/json");
    }

    private static boolean isHealthy(JsonValue.Obj container, Await await) {
        if (ended(container)) throw exited(container, await);
        if (container.object("State").get("Health").isEmpty()) throw WaitFailure.noHealthcheck(await, name(container));
        return health(container, await);
    }

    private static boolean isRunning(JsonValue.Obj container, Await await) {
        if (ended(container)) {
            if (WaitFailure.isDone(await, exitCode(container))) return true;
            throw exited(container, await);
        }
        if (container.object("State").get("Health")
                .isEmpty()) return container.object("State").string("Status").equals("running");
        return health(container, await);
    }

    private static boolean isCompleted(JsonValue.Obj container, Await await) {
        if (!ended(container)) return false;
        int code = exitCode(container);
        if (code != 0) throw WaitFailure.notCompleted(await, code);
        return true;
    }

    private static boolean health(JsonValue.Obj container, Await await) {
        JsonValue.Obj health = container.object("State").object("Health");
        switch (health.string("Status")) {
            case "healthy":
                return true;
            case "unhealthy":
                throw WaitFailure.probed(WaitFailure.unhealthy(await, name(container)), probes(container));
            case "starting":
                return false;
            default:
                throw EngineException.failed("container " + name(container) + " had unexpected health status \""
                        + health.string("Status") + "\"");
        }
    }

    private static List<JsonValue.Obj> probes(JsonValue.Obj container) {
        return container.object("State").object("Health").array("Log").objects();
    }

    private static EngineException exited(JsonValue.Obj container, Await await) {
        return WaitFailure.exited(await, name(container), exitCode(container));
    }

    private static int exitCode(JsonValue.Obj container) {
        return (int) container.object("State").number("ExitCode");
    }

    private static boolean ended(JsonValue.Obj container) {
        return container.object("State").string("Status").equals("exited");
    }

    private static String name(JsonValue.Obj container) {
        String name = container.string("Name");
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
