package io.jcompose.planner.restart;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.ComposeException.Kind;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.spec.Deploy;
import io.jcompose.model.spec.Service;
import io.jcompose.planner.state.ComposeLabels;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a supervisor does for the containers of a service. Comes from {@code x-supervise} and
 * {@code deploy.restart_policy}, and travels in a label of the container when it is not the usual one, so that a
 * supervisor needs no file.
 *
 * @param asked       whether the service is to be supervised; absent: when it has a healthcheck and a restart policy
 *                    other than {@code no}
 * @param onUnhealthy what is done when it is found unhealthy
 * @param backoff     the waits before restarts
 * @param maxAttempts restarts in a row that did not help before it is given up; absent: no limit but that of
 *                    {@code on-failure:N}
 * @param intensity   restarts in a stretch of time before it is given up; absent: no limit
 * @param dependants  who is restarted after it
 */
public record SupervisionPolicy(Optional<Boolean> asked, OnUnhealthy onUnhealthy, Backoff backoff,
        OptionalInt maxAttempts, Optional<RestartIntensity> intensity, Dependants dependants) {
    /** The key of a service. */
    public static final String KEY = "x-supervise";

    /** What a service gets that says nothing. */
    public static final SupervisionPolicy USUAL = new SupervisionPolicy(Optional.empty(), OnUnhealthy.RESTART,
            Backoff.DOCKER, OptionalInt.empty(), Optional.empty(), Dependants.DECLARED);

    /** What is done about an unhealthy container. */
    public enum OnUnhealthy {
        RESTART,
        STOP,
        KILL,
        NONE;

        /** Returns the word of the file. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Which dependants follow a restart. */
    public enum Dependants {
        /** Those that say {@code restart: true} in {@code depends_on}. */
        DECLARED,
        ALL,
        NONE
    }

    /**
     * Returns the policy of a service.
     *
     * @throws ComposeException of kind {@code INVALID_PROJECT} when {@code x-supervise} cannot be understood
     */
    public static SupervisionPolicy of(Service service) {
        SupervisionPolicy policy = service.deploy().flatMap(Deploy::restartPolicy)
                .map(SupervisionPolicy::deployed).orElse(USUAL);
        JsonValue extension = service.metadata().extensions().get(KEY);
        if (extension == null) return policy;
        try {
            return SupervisionText.over(policy, extension);
        } catch (IllegalArgumentException wrong) {
            throw new ComposeException(Kind.INVALID_PROJECT,
                    "services." + service.name() + "." + KEY + ": " + wrong.getMessage());
        }
    }

    /** Returns the policy that a container's labels tell; one that cannot be read counts as none. */
    public static SupervisionPolicy of(Map<String, String> labels) {
        String label = labels.get(ComposeLabels.SUPERVISE);
        if (label == null) return USUAL;
        try {
            return SupervisionText.over(USUAL, JsonReader.read(label));
        } catch (JsonSyntaxException | IllegalArgumentException notOurs) {
            return USUAL;
        }
    }

    /** Returns the text of the label; absent when the engine's own data says all. */
    public Optional<String> label() {
        return equals(USUAL) ? Optional.empty() : Optional.of(JsonWriter.compact(SupervisionText.json(this)));
    }

    /**
     * Returns whether a container is supervised.
     *
     * @param exitsToo whether exits are ours to wait with, because the engine restarts what has ended without any wait:
     *                 then a restart policy is enough
     */
    public boolean covers(Sighting sighting, boolean exitsToo) {
        return !sighting.oneOff() && asked.orElse(sighting.restarts() && (sighting.checked() || exitsToo));
    }

    private static SupervisionPolicy deployed(Deploy.DeployRestart deploy) {
        Backoff backoff = Backoff.DOCKER;
        Optional<Duration> window = deploy.window().filter(time -> !time.isZero());
        if (window.isPresent()) backoff = backoff.settling(window.get());
        if (deploy.delay().isPresent()) backoff = backoff.constant(deploy.delay().get());
        long attempts = deploy.maxAttempts().orElse(0);
        return new SupervisionPolicy(Optional.empty(), OnUnhealthy.RESTART, backoff,
                attempts > 0 ? OptionalInt.of((int) Math.min(attempts, Integer.MAX_VALUE)) : OptionalInt.empty(),
                Optional.empty(), Dependants.DECLARED);
    }
}
