package io.jcompose.planner.restart;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.notation.DurationNotation;
import io.jcompose.model.notation.NotationException;
import io.jcompose.planner.restart.SupervisionPolicy.Dependants;
import io.jcompose.planner.restart.SupervisionPolicy.OnUnhealthy;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The written form of a policy: what stands under {@code x-supervise} in a file, and in the label of a container. The
 * label says what the file says, with what {@code deploy.restart_policy} adds.
 */
final class SupervisionText {
    private static final Duration HOUR = Duration.ofHours(1);

    private SupervisionText() {}

    /**
     * Reads what is written over a policy that holds for the rest.
     *
     * @throws IllegalArgumentException when it cannot be understood; the message says what
     */
    static SupervisionPolicy over(SupervisionPolicy base, JsonValue written) {
        if (written instanceof JsonValue.Bool asked) return new SupervisionPolicy(Optional.of(asked.value()),
                base.onUnhealthy(), base.backoff(), base.maxAttempts(), base.intensity(), base.dependants());
        if (!(written instanceof JsonValue.Obj mapping)) throw new IllegalArgumentException(
                "must be true, false or a mapping");
        Optional<Boolean> asked = Optional.of(true);
        OnUnhealthy onUnhealthy = base.onUnhealthy();
        Backoff backoff = base.backoff();
        OptionalInt attempts = base.maxAttempts();
        OptionalInt most = OptionalInt.empty();
        Duration window = HOUR;
        Dependants dependants = base.dependants();
        for (Map.Entry<String, JsonValue> entry : mapping.members().entrySet()) {
            JsonValue value = entry.getValue();
            switch (entry.getKey()) {
                case "enabled" -> asked = value instanceof JsonValue.Null ? Optional.empty()
                        : Optional.of(truth("enabled", value));
                case "on_unhealthy" -> onUnhealthy = action(value);
                case "backoff" -> backoff = backoff(backoff, value);
                case "max_attempts" -> attempts = OptionalInt.of(count("max_attempts", value));
                case "max_restarts" -> most = OptionalInt.of(count("max_restarts", value));
                case "window" -> window = duration("window", value);
                case "restart_dependents" -> dependants = truth("restart_dependents", value) ? Dependants.ALL
                        : Dependants.NONE;
                default -> {
                    if (!entry.getKey().startsWith("x-")) throw new IllegalArgumentException(
                            "additional properties '" + entry.getKey() + "' not allowed");
                }
            }
        }
        Optional<RestartIntensity> intensity = base.intensity();
        if (most.isPresent()) intensity = Optional.of(new RestartIntensity(most.getAsInt(), window));
        return new SupervisionPolicy(asked, onUnhealthy, backoff, attempts, intensity, dependants);
    }

    /** Writes a policy so that {@link #over} reads the same again. */
    static JsonValue.Obj json(SupervisionPolicy policy) {
        var object = JsonValue.object();
        object.put("enabled", policy.asked().map(JsonValue::of).orElse(JsonValue.NULL));
        if (policy.onUnhealthy() != OnUnhealthy.RESTART) object.put("on_unhealthy", policy.onUnhealthy().word());
        Backoff backoff = policy.backoff();
        if (!backoff.equals(Backoff.DOCKER)) object.put("backoff", JsonValue.object()
                .put("first", nanos(backoff.first()))
                .put("factor", new JsonValue.Num(Double.toString(backoff.factor())))
                .put("max", nanos(backoff.longest()))
                .put("reset", nanos(backoff.settled()))
                .build());
        policy.maxAttempts().ifPresent(most -> object.put("max_attempts", most));
        policy.intensity().ifPresent(intensity -> object.put("max_restarts", intensity.most())
                .put("window", nanos(intensity.period())));
        if (policy.dependants() != Dependants.DECLARED) object.put("restart_dependents",
                policy.dependants() == Dependants.ALL);
        return object.build();
    }

    private static String nanos(Duration duration) {
        return duration.toMillis() + "ms";
    }

    private static OnUnhealthy action(JsonValue value) {
        if (value instanceof JsonValue.Str text) for (OnUnhealthy action : OnUnhealthy.values())
            if (action.word().equals(text.value().toLowerCase(Locale.ROOT))) return action;
        throw new IllegalArgumentException("on_unhealthy must be one of restart, stop, kill, none");
    }

    private static Backoff backoff(Backoff base, JsonValue value) {
        if (!(value instanceof JsonValue.Obj mapping)) return base.constant(duration("backoff", value));
        Duration first = base.first();
        double factor = base.factor();
        Duration longest = base.longest();
        Duration settled = base.settled();
        for (Map.Entry<String, JsonValue> entry : mapping.members().entrySet()) {
            String name = "backoff." + entry.getKey();
            switch (entry.getKey()) {
                case "first" -> first = duration(name, entry.getValue());
                case "factor" -> factor = number(name, entry.getValue());
                case "max" -> longest = duration(name, entry.getValue());
                case "reset" -> settled = duration(name, entry.getValue());
                default -> throw new IllegalArgumentException(
                        "backoff: additional properties '" + entry.getKey() + "' not allowed");
            }
        }
        if (longest.compareTo(first) < 0) longest = first;
        return new Backoff(first, factor, longest, settled);
    }

    private static double number(String name, JsonValue value) {
        if (value instanceof JsonValue.Num number) return number.asDouble();
        throw new IllegalArgumentException(name + " must be a number");
    }

    private static int count(String name, JsonValue value) {
        if (value instanceof JsonValue.Num number && number.asLong() >= 1
                && number.asLong() <= Integer.MAX_VALUE) return (int) number.asLong();
        throw new IllegalArgumentException(name + " must be a whole number of at least 1");
    }

    private static boolean truth(String name, JsonValue value) {
        if (value instanceof JsonValue.Bool bool) return bool.value();
        throw new IllegalArgumentException(name + " must be a boolean");
    }

    private static Duration duration(String name, JsonValue value) {
        try {
            if (value instanceof JsonValue.Str text) {
                Duration duration = DurationNotation.parse(text.value());
                if (!duration.isNegative()) return duration;
            }
        } catch (NotationException notADuration) {
            throw new IllegalArgumentException(name + ": " + notADuration.getMessage(), notADuration);
        }
        throw new IllegalArgumentException(name + " must be a duration, for example 10s");
    }
}
