package io.jcompose.backends.supervise;

import io.jcompose.backends.supervise.Ward.Pending;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.model.spec.part.DependsOn.Condition;
import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.restart.RestartDecision.Finish;
import io.jcompose.planner.restart.RestartDecision.RestartAfter;
import io.jcompose.planner.restart.RestartDecision.StartAfter;
import io.jcompose.planner.restart.RestartHistory.Action;
import io.jcompose.planner.restart.RestartRound;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.LabelledProject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;

/** What depends on others waits for them, when several are due at once, and may have to follow them. */
final class Precedence {
    /** Dependencies that are restarted within this time go first. */
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private Precedence() {}

    /**
     * Returns whether something that a container depends on is about to be restarted, is being restarted, comes up after
     * that, or is just being looked at. What does not run at all waits longer than what runs: for the health that it asks
     * for, as at an {@code up}.
     */
    static boolean waits(Ward ward, Collection<Ward> all, Predicate<String> looking, Instant now) {
        String label = ward.sighting.labels().getOrDefault(ComposeLabels.DEPENDS_ON, "");
        if (label.isEmpty()) return false;
        Map<ServiceName, DependsOn> dependencies = LabelledProject.dependencies(label);
        for (Ward other : all) {
            if (!other.sighting.project().equals(ward.sighting.project())) continue;
            if (other.sighting.service().isEmpty()) continue;
            DependsOn need = dependencies.get(new ServiceName(other.sighting.service()));
            if (need == null) continue;
            if (other.busy || looking.test(other.sighting.id()) || comesFirst(ward, other, need, now)) return true;
        }
        return false;
    }

    private static boolean comesFirst(Ward ward, Ward other, DependsOn need, Instant now) {
        boolean health = need.condition() == Condition.SERVICE_HEALTHY;
        Pending own = ward.pending;
        boolean starts = own != null && own.decision() instanceof StartAfter;
        boolean hurries = own != null && own.decision() instanceof StartAfter start && !start.patient();
        Pending pending = other.pending;
        boolean soon = pending != null
                && (pending.decision() instanceof RestartAfter || pending.decision() instanceof StartAfter)
                && (starts && !hurries && health || !pending.at().isAfter(now.plus(TOGETHER)));
        boolean comesUp = health && !hurries && (starts || other.history.streak() > 0)
                && other.sighting.state() == ContainerState.RUNNING && other.sighting.health() == Health.STARTING;
        return soon || comesUp;
    }

    /** Returns whether others of the project may have to follow; {@code strangers}: labels of those not supervised. */
    static boolean leads(Ward lead, RestartDecision decision, Collection<Ward> all,
            Collection<Map<String, String>> strangers) {
        boolean restarts = decision instanceof RestartAfter || decision instanceof Finish
                || decision instanceof StartAfter && lead.history.is(Action.RESTART);
        if (!restarts) return false;
        var labels = new ArrayList<Map<String, String>>();
        String project = lead.sighting.project();
        for (Ward ward : all)
            if (ward.sighting.project().equals(project)) labels.add(ward.sighting.labels());
        for (Map<String, String> other : strangers)
            if (project.equals(other.get(ComposeLabels.PROJECT))) labels.add(other);
        return RestartRound.mayLead(labels, lead.sighting.service(), lead.policy.dependants());
    }
}
