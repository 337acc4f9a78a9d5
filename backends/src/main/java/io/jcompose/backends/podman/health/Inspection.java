package io.jcompose.backends.podman.health;

import io.jcompose.backends.transport.stream.EngineTime;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ContainerState;
import java.time.Instant;
import java.util.List;

/** What an inspection of a container says about its life. */
record Inspection(JsonValue.Obj json) {
    String id() {
        return json.string("Id");
    }

    ContainerState state() {
        return ContainerState.of(json.object("State").string("Status"));
    }

    int exitCode() {
        return (int) json.object("State").number("ExitCode");
    }

    Instant started() {
        return time(json.object("State").string("StartedAt"));
    }

    Instant finished() {
        return time(json.object("State").string("FinishedAt"));
    }

    /** Returns the healthcheck's command, with {@code CMD} or {@code CMD-SHELL} in front. */
    List<String> test() {
        return json.object("Config").object("Healthcheck").array("Test").strings();
    }

    /** Returns the ids of its exec sessions, those that have ended for a while too. */
    List<String> sessions() {
        return json.array("ExecIDs").strings();
    }

    boolean hasHealthcheck() {
        List<String> test = test();
        return !test.isEmpty() && !test.get(0).equals("NONE") && !test.get(0).isEmpty();
    }

    /** Returns the engine's word for the health, for example {@code starting}. */
    String health() {
        return json.object("State").object("Health").string("Status");
    }

    /** Returns when the last probe ended; the epoch when there was none. */
    Instant lastProbe() {
        List<JsonValue.Obj> log = json.object("State").object("Health").array("Log").objects();
        return log.isEmpty() ? Instant.EPOCH : time(log.get(log.size() - 1).string("End"));
    }

    /** Returns whether the engine will start this container, which has ended, again by itself. */
    boolean willRestart() {
        JsonValue.Obj policy = json.object("HostConfig").object("RestartPolicy");
        long most = policy.number("MaximumRetryCount");
        return switch (policy.string("Name")) {
            case "always", "unless-stopped" -> true;
            case "on-failure" -> exitCode() != 0 && (most == 0 || json.number("RestartCount") < most);
            default -> false;
        };
    }

    private static Instant time(String text) {
        return EngineTime.parse(text).orElse(Instant.EPOCH);
    }
}
