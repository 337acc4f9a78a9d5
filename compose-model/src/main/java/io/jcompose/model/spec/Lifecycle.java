package io.jcompose.model.spec;

import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.model.spec.part.Immutable;
import io.jcompose.model.spec.part.RestartPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When containers of a service start, restart and stop, and what runs around that.
 *
 * @param dependsOn explicit and implied ones
 * @param profiles empty: always enabled
 * @param scale containers wanted; absent: {@code deploy.replicas}, else 1
 * @param attach whether {@code up} shows its output; absent: true
 */
public record Lifecycle(
        Map<ServiceName, DependsOn> dependsOn,
        Optional<RestartPolicy> restart,
        Optional<Healthcheck> healthcheck,
        List<Hook> preStart,
        List<Hook> postStart,
        List<Hook> preStop,
        List<String> profiles,
        Optional<String> pullPolicy,
        OptionalInt scale,
        Optional<Boolean> attach) {
    public Lifecycle {
        dependsOn = Immutable.map(dependsOn);
        preStart = List.copyOf(preStart);
        postStart = List.copyOf(postStart);
        preStop = List.copyOf(preStop);
        profiles = List.copyOf(profiles);
    }

    /** Returns this with other dependencies. */
    public Lifecycle withDependsOn(Map<ServiceName, DependsOn> other) {
        return new Lifecycle(
                other, restart, healthcheck, preStart, postStart, preStop, profiles, pullPolicy, scale, attach);
    }

    /** Returns this with another number of containers. */
    public Lifecycle withScale(int containers) {
        return new Lifecycle(
                dependsOn, restart, healthcheck, preStart, postStart, preStop, profiles, pullPolicy,
                OptionalInt.of(containers), attach);
    }
}
