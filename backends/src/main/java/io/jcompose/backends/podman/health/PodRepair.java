package io.jcompose.backends.podman.health;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.spi.content.Vitals.Mending;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Restarts pods whose infra container has died: the others run on, but without any network, and starting the infra
 * container again does not give it back to them. Measured with 4.3.1 and 5.4.2.
 */
final class PodRepair {
    private PodRepair() {}

    static Mending repair(LibpodApi api, Optional<String> project) {
        var done = new ArrayList<String>();
        var failed = new ArrayList<String>();
        String label = project.map(name -> ComposeLabels.PROJECT + "=" + name).orElse(ComposeLabels.PROJECT);
        for (JsonValue.Obj pod : api.objects(LibpodCall.to("pods", "json").withLabel(label).get())) {
            if (!broken(pod)) continue;
            String name = pod.string("Name");
            try {
                api.done(LibpodCall.to("pods", name, "restart").post());
                done.add("pod " + name + " restarted: its infra container had died");
            } catch (ComposeException refused) {
                failed.add("pod " + name + ": " + refused.getMessage());
            }
        }
        return new Mending(done, failed);
    }

    private static boolean broken(JsonValue.Obj pod) {
        String infra = pod.string("InfraId");
        if (infra.isEmpty()) return false;
        boolean dead = false;
        boolean others = false;
        for (JsonValue.Obj member : pod.array("Containers").objects()) {
            ContainerState state = ContainerState.of(member.string("Status"));
            if (member.string("Id").equals(infra)) dead = state == ContainerState.EXITED
                    || state == ContainerState.DEAD;
            else others |= state == ContainerState.RUNNING;
        }
        return dead && others;
    }
}
