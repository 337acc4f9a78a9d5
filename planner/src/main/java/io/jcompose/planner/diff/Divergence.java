package io.jcompose.planner.diff;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.PortMapping;
import io.jcompose.planner.plan.PlanOptions.Recreate;
import io.jcompose.planner.restart.SupervisionPolicy;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ConfigHash;
import io.jcompose.planner.state.FieldFingerprints;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.Endpoint;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ObservedContainer.ObservedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Why a container is not what it should be. Rules: docker compose 2.40.3; the words are ours. */
final class Divergence {
    private final Expected expected;
    private final String hash;

    Divergence(Expected expected) {
        this.expected = expected;
        hash = expected.shared().isPresent() || expected.recreate() == Recreate.NEVER
                ? ""
                : ConfigHash.of(expected.hashed());
    }

    /** Returns the reason to replace the container; empty when it may stay. */
    Optional<String> of(ObservedContainer actual) {
        if (expected.recreate() == Recreate.NEVER) return Optional.empty();
        var reasons = new ArrayList<String>();
        if (expected.shared().isPresent()) reasons.add(expected.shared().get());
        else if (!actual.configHash().equals(hash)) reasons.add(configuration(actual));
        String image = actual.labels().getOrDefault(ComposeLabels.IMAGE, "");
        if (expected.imageId().isPresent() && !expected.imageId().get().equals(image)) reasons.add("image differs");
        for (Map.Entry<String, String> network : expected.networks().entrySet()) {
            if (!attached(actual, network.getKey(), network.getValue())) reasons
                    .add("not attached to network " + network.getKey());
        }
        for (String volume : new TreeSet<>(expected.volumes())) {
            if (actual.mounts().stream().noneMatch(mount -> mount.type().equals("volume")
                    && mount.name().equals(volume))) reasons.add("volume " + volume + " is not mounted");
        }
        if (supervisedOtherwise(actual)) reasons.add("x-supervise differs");
        if (reasons.isEmpty() && expected.recreate() == Recreate.FORCE) reasons.add("recreation is forced");
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    /** Docker compose's hash leaves out what a supervisor is told; a container of docker compose has nothing of it. */
    private boolean supervisedOtherwise(ObservedContainer actual) {
        if (!actual.labels().containsKey(ComposeLabels.FIELDS)) return false;
        Service service = expected.service();
        String label = actual.labels().get(ComposeLabels.SUPERVISE);
        boolean asks = service.metadata().extensions().containsKey("x-supervise") || service.deploy().isPresent();
        if (label == null && !asks) return false;
        return !SupervisionPolicy.of(service).label().equals(Optional.ofNullable(label));
    }

    private boolean attached(ObservedContainer actual, String name, String id) {
        Endpoint endpoint = actual.networks().get(name);
        if (endpoint == null) return false;
        if (expected.remade().contains(name)) return true;
        if (id.isEmpty()) return false;
        return endpoint.networkId().isEmpty() || endpoint.networkId().equals(id);
    }

    private String configuration(ObservedContainer actual) {
        String label = actual.labels().getOrDefault(ComposeLabels.FIELDS, "");
        if (!label.isEmpty()) {
            List<String> fields = FieldFingerprints.differing(label, expected.hashed());
            return fields.isEmpty() ? "configuration differs" : "configuration differs: " + String.join(", ", fields);
        }
        List<String> seen = seen(actual);
        String version = actual.labels().getOrDefault(ComposeLabels.VERSION, "");
        return "configuration differs (made by docker compose " + version + ", which records no fields"
                + (seen.isEmpty() ? ")" : "; seen: " + String.join(", ", seen) + ")");
    }

    /** What the list of containers alone tells. */
    private List<String> seen(ObservedContainer actual) {
        var fields = new ArrayList<String>();
        String image = expected.service().imageReference(expected.project());
        if (!actual.image().equals(image) && !actual.image().endsWith("/" + image)) fields.add("image");
        if (!actual.networks().keySet().equals(expected.networks().keySet())
                && !expected.networks().isEmpty()) fields.add("networks");
        var published = new TreeSet<Integer>();
        for (ObservedPort port : actual.ports()) if (port.publicPort() != 0) published.add(port.privatePort());
        var wanted = new TreeSet<Integer>();
        for (PortMapping port : expected.service().networking().ports()) wanted.add(port.target());
        boolean runs = !actual.ports().isEmpty();
        if (runs && !published.equals(wanted)) fields.add("ports");
        var mounted = new TreeSet<String>();
        for (ObservedMount mount : actual.mounts()) mounted.add(mount.target());
        for (Mount mount : expected.service().storage().volumes()) {
            if (!(mount instanceof Mount.Tmpfs) && !mounted.contains(mount.target())) {
                fields.add("volumes");
                break;
            }
        }
        return fields;
    }
}
