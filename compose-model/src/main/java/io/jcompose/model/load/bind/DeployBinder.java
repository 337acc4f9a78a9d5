package io.jcompose.model.load.bind;

import io.jcompose.model.load.bind.section.Section;
import io.jcompose.model.load.bind.section.Whole;
import io.jcompose.model.spec.Deploy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds how a service is deployed. */
final class DeployBinder {
    private DeployBinder() {}

    static Deploy bind(Section deploy) {
        Section resources = deploy.sectionOrEmpty("resources");
        return new Deploy(deploy.text("mode"), deploy.givenInt("replicas", Whole.INT), deploy.pairs("labels"),
                deploy.section("update_config").map(DeployBinder::update),
                deploy.section("rollback_config").map(DeployBinder::update), limits(resources.section("limits")),
                limits(resources.section("reservations")),
                deploy.section("restart_policy").map(DeployBinder::restart),
                deploy.section("placement").map(DeployBinder::placement).orElse(Deploy.Placement.ANYWHERE),
                deploy.text("endpoint_mode"), deploy.extensions());
    }

    private static Deploy.UpdateConfig update(Section update) {
        return new Deploy.UpdateConfig(update.givenNumber("parallelism", Whole.UINT64), update.duration("delay"),
                update.text("failure_action"), update.duration("monitor"), update.decimal("max_failure_ratio"),
                update.text("order"), update.extensions());
    }

    private static Deploy.Limits limits(Optional<Section> given) {
        if (given.isEmpty()) return Deploy.Limits.NONE;
        Section limits = given.get();
        return new Deploy.Limits(true, limits.decimal("cpus"), limits.size("memory"),
                limits.someNumber("pids", Whole.INT64),
                ResourcesBinder.deviceRequests(limits, "devices"),
                limits.each("generic_resources", DeployBinder::genericResource), limits.extensions());
    }

    private static Deploy.GenericResource genericResource(Section resource) {
        Section discrete = resource.sectionOrEmpty("discrete_resource_spec");
        return new Deploy.GenericResource(discrete.plain("kind"), discrete.number("value", Whole.INT64));
    }

    private static Deploy.DeployRestart restart(Section restart) {
        return new Deploy.DeployRestart(restart.text("condition"), restart.givenDuration("delay"),
                restart.givenNumber("max_attempts", Whole.UINT64), restart.givenDuration("window"),
                restart.extensions());
    }

    private static Deploy.Placement placement(Section placement) {
        List<String> preferences = new ArrayList<>(
                placement.each("preferences", preference -> preference.plain("spread")));
        return new Deploy.Placement(placement.texts("constraints"), preferences,
                placement.someNumber("max_replicas_per_node", Whole.UINT64), placement.extensions());
    }
}
