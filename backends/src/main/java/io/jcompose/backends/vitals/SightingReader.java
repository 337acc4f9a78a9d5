package io.jcompose.backends.vitals;

import io.jcompose.backends.transport.stream.EngineTime;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** Reads an inspection of a container, Docker's or libpod's. */
public final class SightingReader {
    private static final int LONGEST_PROBE = 400;
    private static final Duration TICK = Duration.ofMillis(15);

    private SightingReader() {}

    /** Returns what the inspection shows. */
    public static Sighting read(JsonValue.Obj inspection) {
        JsonValue.Obj state = inspection.object("State");
        JsonValue.Obj config = inspection.object("Config");
        // Docker says "none" where there is no check
        JsonValue.Obj health = state.object("Health");
        List<String> test = config.object("Healthcheck").array("Test").strings();
        boolean checked = !test.isEmpty() && !test.get(0).isEmpty() && !test.get(0).equals("NONE");
        String name = inspection.string("Name");
        Instant started = time(state.string("StartedAt"));
        return new Sighting(
                inspection.string("Id"),
                name.startsWith("/") ? name.substring(1) : name,
                config.object("Labels").strings(),
                ContainerState.of(state.string("Status")),
                checked ? health(health, started) : Health.NONE,
                started,
                finished(state, started),
                (int) state.number("ExitCode"),
                policy(inspection.object("HostConfig").object("RestartPolicy")),
                (int) inspection.number("RestartCount"),
                checked,
                lastProbe(health.array("Log").objects()));
    }

    /** Podman reads the time of an end from a clock that goes in ticks: a short run seems to end before it begins. */
    private static Instant finished(JsonValue.Obj state, Instant started) {
        Instant finished = time(state.string("FinishedAt"));
        boolean ended = ContainerState.of(state.string("Status")) == ContainerState.EXITED;
        boolean tick = finished.isBefore(started) && finished.isAfter(started.minus(TICK));
        return ended && tick ? started : finished;
    }

    private static RestartPolicy policy(JsonValue.Obj policy) {
        String name = policy.string("Name");
        long most = policy.number("MaximumRetryCount");
        if (!name.equals("on-failure")) return RestartPolicy.parse(name);
        return new RestartPolicy.OnFailure(name, most > 0 ? OptionalInt.of((int) most) : OptionalInt.empty());
    }

    /** The verdict on this run: an engine may show that of the run before for a moment after a start. */
    private static Health health(JsonValue.Obj health, Instant started) {
        return switch (health.string("Status")) {
            case "healthy" -> Health.HEALTHY;
            case "unhealthy" -> isOfRun(health.array("Log").objects(), started) ? Health.UNHEALTHY : Health.STARTING;
            default -> Health.STARTING;
        };
    }

    private static boolean isOfRun(List<JsonValue.Obj> log, Instant started) {
        if (log.isEmpty()) return true;
        Instant last = time(log.get(log.size() - 1).string("Start"));
        return last.equals(Instant.EPOCH) || !last.isBefore(started);
    }

    private static String lastProbe(List<JsonValue.Obj> log) {
        if (log.isEmpty()) return "";
        JsonValue.Obj last = log.get(log.size() - 1);
        String output = last.string("Output").strip();
        if (output.length() > LONGEST_PROBE) output = output.substring(0, LONGEST_PROBE) + "...";
        return "exit " + last.number("ExitCode") + (output.isEmpty() ? "" : ": " + output);
    }

    private static Instant time(String text) {
        Instant time = EngineTime.parse(text).orElse(Instant.EPOCH);
        return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    }
}
