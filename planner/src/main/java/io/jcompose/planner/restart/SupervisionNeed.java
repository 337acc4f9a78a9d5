package io.jcompose.planner.restart;

import io.jcompose.model.spec.Deploy;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a project has something for a supervisor to do, as far as a file can tell.
 *
 * @param certain whether some service is supervised in any case
 * @param perhaps services that are supervised if their images bring a healthcheck
 */
public record SupervisionNeed(boolean certain, Set<ServiceName> perhaps) {
    public SupervisionNeed {
        perhaps = Set.copyOf(perhaps);
    }

    /**
     * Returns what a project needs.
     *
     * @param engineBacksOff whether the engine waits before it starts again what ends again and again; if not, a restart
     *                       policy alone needs a supervisor
     */
    public static SupervisionNeed of(Project project, boolean engineBacksOff) {
        var perhaps = new HashSet<ServiceName>();
        for (Service service : project.services().values()) {
            Optional<Boolean> asked = SupervisionPolicy.of(service).asked();
            if (asked.isPresent()) {
                if (asked.get()) return new SupervisionNeed(true, Set.of());
                continue;
            }
            if (!restarts(service)) continue;
            if (!engineBacksOff) return new SupervisionNeed(true, Set.of());
            Optional<Healthcheck> check = service.lifecycle().healthcheck();
            if (check.isPresent() && check.get().off()) continue;
            if (check.isPresent() && !check.get().test().isEmpty()) return new SupervisionNeed(true, Set.of());
            perhaps.add(service.name());
        }
        return new SupervisionNeed(false, perhaps);
    }

    /** Returns whether there is something to do, given the containers that there are. */
    public boolean isThere(List<ObservedContainer> containers) {
        if (certain) return true;
        for (ObservedContainer container : containers) {
            if (container.oneOff() || container.service().isEmpty() || container.health() == Health.NONE) continue;
            if (perhaps.contains(new ServiceName(container.service()))) return true;
        }
        return false;
    }

    /**
     * Returns whether containers of a project whose file is not known need supervision. Lists do not show restart
     * policies, so this may say yes too often.
     */
    public static boolean among(List<ObservedContainer> containers) {
        for (ObservedContainer container : containers) {
            if (container.oneOff()) continue;
            boolean asked = SupervisionPolicy.of(container.labels()).asked().orElse(container.health() != Health.NONE);
            if (asked) return true;
        }
        return false;
    }

    private static boolean restarts(Service service) {
        Optional<Deploy.DeployRestart> deployed = service.deploy().flatMap(Deploy::restartPolicy);
        if (deployed.isPresent()) return !deployed.get().condition().orElse("").equals("none");
        Optional<RestartPolicy> policy = service.lifecycle().restart();
        return policy.isPresent() && !(policy.get() instanceof RestartPolicy.No);
    }
}
