package io.jcompose.cli.command.config;

import io.jcompose.cli.option.UsageException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.state.ConfigHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The lists that {@code config} prints, one name a line. Sorted, where docker compose leaves the order to chance. */
final class ProjectLists {
    private ProjectLists() {}

    static String print(String list, Project project) {
        var lines = new StringBuilder();
        switch (list) {
            case "services" -> {
                for (ServiceName name : inDependencyOrder(project)) line(lines, name.value());
            }
            case "volumes" -> {
                for (String key : new TreeSet<>(project.volumes().keySet())) line(lines, key);
            }
            case "networks" -> {
                for (String key : new TreeSet<>(project.networks().keySet())) line(lines, key);
            }
            case "models" -> {
                for (var model : new TreeMap<>(project.models()).values())
                    model.model().ifPresent(reference -> line(lines, reference));
            }
            case "profiles" -> {
                for (String profile : profiles(project)) line(lines, profile);
            }
            case "environment" -> {
                var variables = new TreeSet<String>();
                project.environment().forEach((name, value) -> variables.add(name + "=" + value));
                for (String variable : variables) line(lines, variable);
            }
            default -> throw new IllegalArgumentException("no such list: " + list);
        }
        return lines.toString();
    }

    /** Returns a line {@code name hash} for each service, all of them for {@code *}. */
    static String hashes(Project project, String names) {
        var wanted = new TreeSet<ServiceName>();
        if (names.equals("*")) {
            wanted.addAll(project.services().keySet());
        } else {
            for (String name : names.split(",", -1)) wanted.add(new ServiceName(name));
        }
        var lines = new StringBuilder();
        for (ServiceName name : wanted) {
            Service service = project.services().get(name);
            if (service == null) {
                boolean disabled = project.disabledServices().containsKey(name);
                throw new UsageException("no such service: " + name + (disabled ? ": disabled" : ": not found"));
            }
            line(lines, name + " " + ConfigHash.of(service));
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, String text) {
        lines.append(text).append('\n');
    }

    private static Set<String> profiles(Project project) {
        var profiles = new TreeSet<String>();
        for (Service service : project.services().values()) profiles.addAll(service.lifecycle().profiles());
        for (Service service : project.disabledServices().values()) profiles.addAll(service.lifecycle().profiles());
        return profiles;
    }

    /**
     * Returns the images, sorted; one that two services run is listed twice, as docker compose does.
     *
     * @param separator between project and service in the name of a built image
     */
    static String images(Project project) {
        var images = new ArrayList<String>();
        for (Service service : project.services().values()) {
            images.add(service.imageReference(project));
        }
        Collections.sort(images);
        var lines = new StringBuilder();
        for (String image : images) line(lines, image);
        return lines.toString();
    }

    private static Set<ServiceName> inDependencyOrder(Project project) {
        var ordered = new LinkedHashSet<ServiceName>();
        for (ServiceName name : new TreeSet<>(project.services().keySet()))
            visit(name, project, ordered, new TreeSet<>());
        return ordered;
    }

    private static void visit(ServiceName name, Project project, Set<ServiceName> ordered, Set<ServiceName> open) {
        Service service = project.services().get(name);
        if (service == null || ordered.contains(name) || !open.add(name)) return;
        for (ServiceName dependency : service.lifecycle().dependsOn().keySet()) {
            visit(dependency, project, ordered, open);
        }
        ordered.add(name);
    }
}
