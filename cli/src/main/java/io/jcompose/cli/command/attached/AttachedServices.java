package io.jcompose.cli.command.attached;

import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.state.ObservedContainer;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which services attached {@code up} watches, whose output it shows, and whose end ends it.
 *
 * @param watched      their output and their ends are shown; it ends when none of their containers is left running
 * @param attached     their output is shown too
 * @param abort        whether everything ends with the first container
 * @param abortOnError whether everything ends with the first container that fails
 * @param exitCodeFrom the service whose exit code is handed on
 */
record AttachedServices(
        Set<String> watched, Set<String> attached, boolean abort, boolean abortOnError, Optional<String> exitCodeFrom) {
    AttachedServices {
        watched = Set.copyOf(watched);
        attached = Set.copyOf(attached);
    }

    static AttachedServices of(Arguments arguments, Project project) {
        var all = new TreeSet<String>();
        for (ServiceName name : project.services().keySet()) all.add(name.value());
        Set<String> named = arguments.operands().isEmpty() ? all : new TreeSet<>(arguments.operands());
        Set<String> attached = arguments.on("attach-dependencies") ? all : withOutput(named, project);
        if (arguments.given("attach")) attached = new TreeSet<>(arguments.all("attach"));
        attached = new TreeSet<>(attached);
        attached.removeAll(arguments.all("no-attach"));
        Optional<String> from = arguments.ifGiven("exit-code-from").filter(name -> !name.isEmpty());
        var unknown = new TreeSet<>(arguments.all("attach"));
        unknown.removeAll(all);
        if (!unknown.isEmpty()) {
            throw new UsageException("cannot attach to services not included in up: " + String.join(", ", unknown));
        }
        from.ifPresent(name -> require(name, all));
        if (attached.isEmpty()) attached = all;
        // what was named; else what is attached to, and what is not is left running
        Set<String> watched = arguments.operands().isEmpty() ? attached : named;
        return new AttachedServices(
                watched, attached, arguments.on("abort-on-container-exit") || from.isPresent(),
                arguments.on("abort-on-container-failure"), from);
    }

    private static void require(String name, Set<String> all) {
        if (!all.contains(name)) throw new UsageException("no such service: " + name + ": not found");
    }

    private static Set<String> withOutput(Set<String> names, Project project) {
        var attached = new TreeSet<String>();
        for (String name : names) {
            Service service = project.services().get(new ServiceName(name));
            if (service == null || service.lifecycle().attach().orElse(true)) attached.add(name);
        }
        return attached;
    }

    /** Returns whether the output of a container is shown. */
    boolean isShown(ObservedContainer container) {
        return isWatched(container.service()) || isAttached(container.service());
    }

    boolean isWatched(String service) {
        return watched.contains(service);
    }

    boolean isAttached(String service) {
        return attached.contains(service);
    }

    /** Returns whether everything ends when a container of a service ends so. */
    boolean endsWith(int exitCode) {
        return abort || abortOnError && exitCode != 0;
    }
}
