package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Deploy;
import java.util.ArrayList;
import java.util.List;

/** {@code deploy}, field by field in docker compose's order. */
final class DeployForm {
    private final Dialect dialect;

    DeployForm(Dialect dialect) {
        this.dialect = dialect;
    }

    JsonValue.Obj of(Deploy deploy, boolean withReplicas) {
        var fields = new Fields(dialect).text("mode", deploy.mode());
        if (withReplicas) fields.given("replicas", deploy.replicas());
        fields.textMap("labels", deploy.labels());
        if (deploy.updateConfig().isPresent()) fields.always("update_config", update(deploy.updateConfig().get()));
        if (deploy.rollbackConfig().isPresent()) {
            fields.always("rollback_config", update(deploy.rollbackConfig().get()));
        }
        structure(fields, "resources", resources(deploy));
        if (deploy.restartPolicy().isPresent()) fields.always("restart_policy", restart(deploy.restartPolicy().get()));
        structure(fields, "placement", placement(deploy.placement()));
        return fields.text("endpoint_mode", deploy.endpointMode()).extensions(deploy.extensions()).build();
    }

    /** Go's JSON keeps empty structures, its YAML leaves them out. */
    private void structure(Fields fields, String name, JsonValue.Obj value) {
        if (dialect == Dialect.JSON || !value.members().isEmpty()) fields.always(name, value);
    }

    private JsonValue.Obj update(Deploy.UpdateConfig update) {
        return new Fields(dialect).given("parallelism", update.parallelism())
                .given("delay", update.delay(), false)
                .text("failure_action", update.failureAction())
                .given("monitor", update.monitor(), false)
                .single("max_failure_ratio", update.maxFailureRatio())
                .text("order", update.order())
                .extensions(update.extensions())
                .build();
    }

    private JsonValue.Obj resources(Deploy deploy) {
        var fields = new Fields(dialect);
        if (deploy.limits().given()) fields.always("limits", limits(deploy.limits()));
        if (deploy.reservations().given()) fields.always("reservations", limits(deploy.reservations()));
        return fields.build();
    }

    private JsonValue.Obj limits(Deploy.Limits limits) {
        var generic = new ArrayList<JsonValue>();
        for (Deploy.GenericResource resource : limits.genericResources()) {
            generic.add(new Fields(dialect).always(
                    "discrete_resource_spec",
                    JsonValue.object().put("kind", resource.kind()).put("value", resource.value()).build()).build());
        }
        return new Fields(dialect).single("cpus", limits.cpus())
                .size("memory", limits.memory())
                .number("pids", limits.pids())
                .list("devices", new ResourcesForm(dialect).deviceRequests(limits.devices()))
                .list("generic_resources", generic)
                .extensions(limits.extensions())
                .build();
    }

    private JsonValue.Obj restart(Deploy.DeployRestart restart) {
        return new Fields(dialect).text("condition", restart.condition())
                .given("delay", restart.delay(), true)
                .given("max_attempts", restart.maxAttempts())
                .given("window", restart.window(), true)
                .extensions(restart.extensions())
                .build();
    }

    private JsonValue.Obj placement(Deploy.Placement placement) {
        List<JsonValue> preferences = new ArrayList<>();
        for (String spread : placement.preferences()) {
            preferences.add(new Fields(dialect).text("spread", spread).build());
        }
        return new Fields(dialect).texts("constraints", placement.constraints())
                .list("preferences", preferences)
                .number("max_replicas_per_node", placement.maxReplicasPerNode())
                .extensions(placement.extensions())
                .build();
    }
}
