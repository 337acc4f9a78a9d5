package io.jcompose.planner.image;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.mount.FileReference;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.resource.FileObject;
import io.jcompose.planner.plan.ImageBuild;
import io.jcompose.planner.state.ComposeLabels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes of a service and a command line what has to be built. Rules: docker compose 2.40.3. */
public final class BuildLowering {
    private final Project project;
    private final BuildFlags flags;

    public BuildLowering(Project project, BuildFlags flags) {
        this.project = project;
        this.flags = flags;
    }

    /**
     * Returns the build of a service that has one.
     *
     * @throws ComposeException when it is not for the platform that the service runs on
     */
    public ImageBuild lower(Service service) {
        Build build = service.build().orElseThrow();
        Optional<String> platform = platform(service, build);
        Map<String, String> labels = new TreeMap<>(build.labels());
        labels.put(ComposeLabels.PROJECT, project.name());
        labels.put(ComposeLabels.SERVICE, service.name().value());
        labels.put(ComposeLabels.VERSION, ComposeLabels.COMPATIBLE_VERSION);
        var ssh = new ArrayList<>(build.ssh());
        ssh.addAll(flags.ssh());
        Build whole = build.with(args(build), build.noCache() || flags.noCache(), build.pull() || flags.pull(), ssh,
                platforms(build, platform));
        return new ImageBuild(service.name(), service.imageReference(project), service.image().isPresent(),
                whole, platform, labels, secrets(build));
    }

    /** Returns all that a build is based on, and all that is based on, in the order of their names. */
    public List<ImageBuild> bases(ImageBuild build) {
        var found = new TreeMap<ServiceName, ImageBuild>();
        collect(build, found);
        found.remove(build.service());
        return List.copyOf(found.values());
    }

    private void collect(ImageBuild build, Map<ServiceName, ImageBuild> found) {
        for (ServiceName name : build.bases()) {
            Service base = find(project, name).orElse(null);
            if (base == null || base.build().isEmpty() || found.containsKey(name)) continue;
            ImageBuild lowered = lower(base);
            found.put(name, lowered);
            collect(lowered, found);
        }
    }

    /**
     * Returns the enabled services that a service depends on, directly or not, and that have a build: theirs come first,
     * unless they are based on this one.
     */
    public SortedSet<ServiceName> buildsBefore(Service service) {
        var seen = new TreeSet<ServiceName>();
        var before = new TreeSet<ServiceName>();
        var open = new ArrayDeque<>(service.lifecycle().dependsOn().keySet());
        while (!open.isEmpty()) {
            ServiceName name = open.poll();
            Service dependency = project.services().get(name);
            if (dependency == null || !seen.add(name)) continue;
            open.addAll(dependency.lifecycle().dependsOn().keySet());
            Build build = dependency.build().orElse(null);
            if (build != null && !basedOn(build, service.name())) before.add(name);
        }
        return before;
    }

    /** Returns whether a build is based on a service, directly or not, by the names alone. */
    private boolean basedOn(Build build, ServiceName base) {
        var seen = new TreeSet<ServiceName>();
        var open = new ArrayDeque<>(ImageBuild.bases(build));
        while (!open.isEmpty()) {
            ServiceName name = open.poll();
            if (name.equals(base)) return true;
            if (!seen.add(name)) continue;
            find(project, name).flatMap(Service::build).ifPresent(next -> open.addAll(ImageBuild.bases(next)));
        }
        return false;
    }

    /** Returns a service, enabled or not: a build may be based on one whose profile is off. */
    static Optional<Service> find(Project project, ServiceName name) {
        Service enabled = project.services().get(name);
        return Optional.ofNullable(enabled == null ? project.disabledServices().get(name) : enabled);
    }

    private Optional<String> platform(Service service, Build build) {
        Optional<String> own = service.metadata().platform().filter(platform -> !platform.isEmpty());
        String usual = project.environment().getOrDefault("DOCKER_DEFAULT_PLATFORM", "");
        boolean any = build.platforms().isEmpty();
        if (own.isEmpty() && !usual.isEmpty()) {
            if (!any && !build.platforms().contains(usual)) throw refused("service \"" + service.name()
                    + "\" build.platforms does not support value set by DOCKER_DEFAULT_PLATFORM: " + usual);
            own = Optional.of(usual);
        }
        if (own.isPresent() && !any && !build.platforms().contains(own.get())) throw refused("service \""
                + service.name() + "\" build configuration does not support platform: " + own.get());
        return own;
    }

    private List<String> platforms(Build build, Optional<String> platform) {
        if (platform.isPresent()
                && (flags.singlePlatform() || build.platforms().isEmpty())) return List.of(platform.get());
        return flags.singlePlatform() && build.platforms().size() > 1 ? List.of() : build.platforms();
    }

    private Map<String, EnvironmentValue> args(Build build) {
        var args = new TreeMap<String, EnvironmentValue>(build.args());
        flags.args().forEach((name, value) -> {
            Optional<String> known = value.or(() -> Optional.ofNullable(project.environment().get(name)));
            if (known.isPresent()) args.put(name, new EnvironmentValue.Literal(known.get()));
            else args.remove(name);
        });
        args.replaceAll((name, value) -> {
            String known = project.environment().get(name);
            return value instanceof EnvironmentValue.Literal || known == null ? value
                    : new EnvironmentValue.Literal(known);
        });
        return args;
    }

    private List<ImageBuild.Secret> secrets(Build build) {
        var secrets = new ArrayList<ImageBuild.Secret>();
        for (FileReference reference : build.secrets()) {
            FileObject secret = project.secrets().get(reference.source());
            if (secret == null) continue;
            String id = reference.target().filter(target -> !target.isEmpty()).orElse(reference.source());
            if (secret.environment().isPresent()) {
                String variable = secret.environment().get();
                secrets.add(new ImageBuild.Secret.FromVariable(id, variable,
                        project.environment().getOrDefault(variable, "")));
            } else if (secret.file().isPresent()) {
                secrets.add(new ImageBuild.Secret.FromFile(id, secret.file().get()));
            }
        }
        return secrets;
    }

    private static ComposeException refused(String message) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT, message);
    }
}
