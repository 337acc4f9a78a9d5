package io.jcompose.model.spec;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.device.DeviceRequest;
import io.jcompose.model.spec.part.ByteSize;
import io.jcompose.model.spec.part.Immutable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How a service is deployed: {@code deploy}. Spec: deploy.md. */
public record Deploy(
        Optional<String> mode,
        OptionalInt replicas,
        Map<String, String> labels,
        Optional<UpdateConfig> updateConfig,
        Optional<UpdateConfig> rollbackConfig,
        Limits limits,
        Limits reservations,
        Optional<DeployRestart> restartPolicy,
        Placement placement,
        Optional<String> endpointMode,
        Map<String, JsonValue> extensions) {
    public Deploy {
        labels = Immutable.map(labels);
        extensions = Immutable.map(extensions);
    }

    /** Returns this with another number of replicas. */
    public Deploy withReplicas(int count) {
        return new Deploy(mode, OptionalInt.of(count), labels, updateConfig, rollbackConfig, limits, reservations,
                restartPolicy, placement, endpointMode, extensions);
    }

    /** How replicas are replaced. */
    public record UpdateConfig(
            OptionalLong parallelism,
            Optional<Duration> delay,
            Optional<String> failureAction,
            Optional<Duration> monitor,
            OptionalDouble maxFailureRatio,
            Optional<String> order,
            Map<String, JsonValue> extensions) {
        public UpdateConfig {
            extensions = Immutable.map(extensions);
        }
    }

    /** Limits or reservations of one container. {@code given} tells an empty mapping from none. */
    public record Limits(
            boolean given,
            OptionalDouble cpus,
            Optional<ByteSize> memory,
            OptionalLong pids,
            List<DeviceRequest> devices,
            List<GenericResource> genericResources,
            Map<String, JsonValue> extensions) {
        /** No limits at all. */
        public static final Limits NONE = new Limits(false, OptionalDouble.empty(), Optional.empty(),
                OptionalLong.empty(), List.of(), List.of(), Map.of());

        public Limits {
            devices = List.copyOf(devices);
            genericResources = List.copyOf(genericResources);
            extensions = Immutable.map(extensions);
        }
    }

    /** A countable resource that the orchestrator knows by name. */
    public record GenericResource(String kind, long value) {}

    /** When a replica is started again; stronger than {@code restart}. */
    public record DeployRestart(
            Optional<String> condition,
            Optional<Duration> delay,
            OptionalLong maxAttempts,
            Optional<Duration> window,
            Map<String, JsonValue> extensions) {
        public DeployRestart {
            extensions = Immutable.map(extensions);
        }
    }

    /** Where replicas may run. */
    public record Placement(
            List<String> constraints, List<String> preferences, OptionalLong maxReplicasPerNode,
            Map<String, JsonValue> extensions) {
        /** Anywhere. */
        public static final Placement ANYWHERE = new Placement(List.of(), List.of(), OptionalLong.empty(), Map.of());

        public Placement {
            constraints = List.copyOf(constraints);
            preferences = List.copyOf(preferences);
            extensions = Immutable.map(extensions);
        }
    }
}
