package io.jcompose.model.spec.part;

import io.jcompose.model.json.JsonValue;
import java.util.Map;

/**
 * What a service waits for before it starts: one entry of {@code depends_on}.
 *
 * @param condition what must have come true of the dependency
 * @param restart   whether this service restarts when jcompose restarts or recreates the dependency
 * @param required  whether a dependency that is missing or fails stops this service
 */
public record DependsOn(
        Condition condition, boolean restart, boolean required, Map<String, JsonValue> extensions) {
    public DependsOn {
        extensions = Immutable.map(extensions);
    }

    public DependsOn(Condition condition, boolean restart, boolean required) {
        this(condition, restart, required, Map.of());
    }

    /** The conditions of the spec. */
    public enum Condition {
        SERVICE_STARTED("service_started"),
        SERVICE_HEALTHY("service_healthy"),
        SERVICE_COMPLETED_SUCCESSFULLY("service_completed_successfully");

        private final String text;

        Condition(String text) {
            this.text = text;
        }

        /** Returns the condition as a file spells it. */
        public String text() {
            return text;
        }
    }
}
