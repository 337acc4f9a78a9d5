package io.jcompose.cli.command;

import io.jcompose.cli.Target;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.state.ObservedContainer;
import java.util.List;
import java.util.OptionalInt;

/** Services named on a command line. */
public final class Services {
    private Services() {}

    /** Returns whether the file has the service, enabled or not. */
    public static boolean isDeclared(String name, Project project) {
        if (name.isEmpty()) return false;
        var serviceName = new ServiceName(name);
        return project.services().containsKey(serviceName) || project.disabledServices().containsKey(serviceName);
    }

    /**
     * Checks that every name is a service of the project, or of one of its containers when there is no file.
     *
     * @throws UsageException naming the first that is not
     */
    public static void check(List<String> names, Target target, List<ObservedContainer> containers) {
        for (String name : names) {
            if (target.project().isPresent() ? !isDeclared(name, target.project().get()) : !hasOne(name, containers)) {
                throw new UsageException("no such service: " + name);
            }
        }
    }

    private static boolean hasOne(String name, List<ObservedContainer> containers) {
        for (ObservedContainer container : containers) if (container.service().equals(name)) return true;
        return false;
    }

    /**
     * Returns the container of a service that a command works in: the lowest number that runs, one-off ones last.
     *
     * @param index the number asked for; absent or not positive: any
     * @throws UsageException when none runs
     */
    public static ObservedContainer running(String name, OptionalInt index, List<ObservedContainer> running) {
        ObservedContainer best = null;
        boolean any = index.isEmpty() || index.getAsInt() <= 0;
        for (ObservedContainer container : running) {
            if (!container.service().equals(name) || !any && !container.number().equals(index)) continue;
            if (best == null || rank(container) < rank(best)) best = container;
        }
        if (best != null) return best;
        String which = any ? "" : " container #" + index.getAsInt();
        throw new UsageException("service \"" + name + "\" is not running" + which);
    }

    private static int rank(ObservedContainer container) {
        return container.oneOff() ? Integer.MAX_VALUE : container.number().orElse(Integer.MAX_VALUE - 1);
    }
}
