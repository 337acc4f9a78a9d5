package io.jcompose.model.spec.part;

import io.jcompose.model.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the engine probes a container. Spec: 05-services.md, "healthcheck".
 *
 * @param test argv that begins with CMD, CMD-SHELL or NONE; empty keeps the image's own test
 * @param interval between two probes; absent: the image's value, else the engine's 30 s
 * @param timeout of one probe; absent: the image's value, else 30 s
 * @param retries consecutive failures that turn the container unhealthy; absent: the image's value, else 3
 * @param startPeriod in which failures do not count; absent: the image's value, else 0
 * @param startInterval between two probes within the start period; absent: 5 s
 * @param disabled whether the image's own check is switched off
 */
public record Healthcheck(
        List<String> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        OptionalLong retries,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval,
        boolean disabled,
        Map<String, JsonValue> extensions) {
    public Healthcheck {
        test = List.copyOf(test);
        extensions = Immutable.map(extensions);
    }

    /** Returns whether this switches off any check. */
    public boolean off() {
        return disabled || (test.size() == 1 && test.get(0).equals("NONE"));
    }
}
