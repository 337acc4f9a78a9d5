package io.jcompose.cli;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.cli.command.completion.KnownNames;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.option.ProjectOptions;
import io.jcompose.cli.view.Console;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Names for completion, from the project's files and from the engine. Nothing is said of what cannot be read. */
record ProjectNames(Console console, EngineOpener engines) implements KnownNames {
    @Override
    public List<String> services(Arguments globals) {
        var names = new TreeSet<String>();
        project(globals).ifPresent(project -> {
            for (ServiceName name : project.services().keySet()) names.add(name.value());
            for (ServiceName name : project.disabledServices().keySet()) names.add(name.value());
        });
        return new ArrayList<>(names);
    }

    @Override
    public List<String> profiles(Arguments globals) {
        var names = new TreeSet<String>();
        project(globals).ifPresent(project -> {
            for (Service service : project.services().values()) names.addAll(service.lifecycle().profiles());
            for (Service service : project.disabledServices().values()) names.addAll(service.lifecycle().profiles());
        });
        return new ArrayList<>(names);
    }

    @Override
    public List<String> projects(Arguments globals) {
        var names = new TreeSet<String>();
        try (Backend backend = engines.open(new GlobalOptions(globals, console.environment()))) {
            for (ObservedContainer container : backend.containers(new ContainerQuery(Optional.empty(), true))) {
                if (!container.project().isEmpty()) names.add(container.project());
            }
        } catch (ComposeException noEngine) {
            return List.of();
        }
        return new ArrayList<>(names);
    }

    private Optional<Project> project(Arguments globals) {
        try {
            var options = new ProjectOptions(new GlobalOptions(globals, console.environment()), console.in());
            return Optional.of(new ProjectLoader().load(options.request(List.of())).project());
        } catch (ComposeException unreadable) {
            return Optional.empty();
        }
    }
}
