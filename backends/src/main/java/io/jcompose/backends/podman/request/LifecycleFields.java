package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Deploy;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.plan.ContainerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a container is started again, and how it is probed. */
final class LifecycleFields {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int RETRIES = 3;

    private LifecycleFields() {}

    static void write(ContainerSpec spec, Surroundings surroundings, Draft draft) {
        if (!spec.oneOff()) restart(spec, draft);
        draft.body.putIf("remove", spec.purpose() == ContainerSpec.Purpose.RUN_AND_REMOVE);
        spec.service().lifecycle().healthcheck().ifPresent(check -> health(check, surroundings, draft));
    }

    private static void restart(ContainerSpec spec, Draft draft) {
        // deploy.restart_policy wins over restart, as with docker compose 2.40.3
        Optional<Deploy.DeployRestart> deployed = spec.service().deploy().flatMap(Deploy::restartPolicy);
        if (deployed.isPresent()) {
            deployed(deployed.get(), draft);
            return;
        }
        if (spec.service().lifecycle().restart().isEmpty()) return;
        switch (spec.service().lifecycle().restart().get()) {
            case RestartPolicy.No no -> draft.body.put("restart_policy", "no");
            case RestartPolicy.Always always -> draft.body.put("restart_policy", "always");
            case RestartPolicy.UnlessStopped unless -> draft.body.put("restart_policy", "unless-stopped");
            case RestartPolicy.OnFailure failure -> {
                draft.body.put("restart_policy", "on-failure");
                failure.maxRetries().ifPresent(tries -> draft.body.put("restart_tries", tries));
            }
            // the engine refuses what it does not know, with its own sentence
            case RestartPolicy.Unknown unknown -> draft.body.put("restart_policy", unknown.text());
        }
    }

    private static void deployed(Deploy.DeployRestart policy, Draft draft) {
        String condition = policy.condition().orElse("any");
        switch (condition) {
            case "none" -> draft.body.put("restart_policy", "no");
            case "any", "" -> draft.body.put("restart_policy", "always");
            case "on-failure" -> {
                draft.body.put("restart_policy", "on-failure");
                if (policy.maxAttempts().isPresent()) draft.body.put("restart_tries", policy.maxAttempts().getAsLong());
            }
            default -> draft.body.put("restart_policy", condition);
        }
    }

    private static void health(Healthcheck check, Surroundings surroundings, Draft draft) {
        if (check.off()) {
            draft.body.put("healthconfig", JsonValue.object().put("Test", JsonValue.strings(List.of("NONE"))).build());
            return;
        }
        JsonValue.Obj image = surroundings.imageHealthcheck().orElse(JsonValue.Obj.EMPTY);
        List<String> test = check.test().isEmpty() ? image.array("Test").strings() : check.test();
        // a service that changes the rhythm of a check that does not exist has no check
        if (test.isEmpty()) return;
        // 4.3.1 takes a missing number for 0: no timer, and unhealthy after the first failure
        draft.body.put("healthconfig", JsonValue.object()
                .put("Test", JsonValue.strings(test))
                .put("Interval", nanos(check.interval(), image.number("Interval"), INTERVAL))
                .put("Timeout", nanos(check.timeout(), image.number("Timeout"), TIMEOUT))
                .put("StartPeriod", nanos(check.startPeriod(), image.number("StartPeriod"), Duration.ZERO))
                .put("Retries", retries(check, image))
                .build());
        check.startInterval().ifPresent(pause -> draft.annotate(PodMapper.START_INTERVAL,
                Long.toString(pause.toNanos())));
    }

    private static long nanos(Optional<Duration> asked, long ofImage, Duration standard) {
        if (asked.isPresent() && !asked.get().isZero()) return asked.get().toNanos();
        return ofImage > 0 ? ofImage : standard.toNanos();
    }

    private static long retries(Healthcheck check, JsonValue.Obj image) {
        if (check.retries().orElse(0) > 0) return check.retries().getAsLong();
        return image.number("Retries") > 0 ? image.number("Retries") : RETRIES;
    }
}
