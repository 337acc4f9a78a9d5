package io.jcompose.model.consistency;

import io.jcompose.model.diagnostic.NearMiss;
import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.mount.FileReference;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.DependsOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that what one service names exists. */
final class ReferenceCheck {
    private static final String SERVICE = "service:";

    private final Project project;
    private final Service service;
    private final ServiceFindings findings;

    ReferenceCheck(Project project, Service service, ServiceFindings findings) {
        this.project = project;
        this.service = service;
        this.findings = findings;
    }

    void additionalContexts() {
        service.build().ifPresent(this::additionalContexts);
    }

    void networks() {
        for (String network : service.networking().networks().keySet()) {
            known("network", network, project.networks().keySet(), "networks", network);
        }
    }

    void dependencies() {
        service.lifecycle().dependsOn().forEach(this::dependency);
    }

    void volumes() {
        int index = 0;
        for (Mount mount : service.storage().volumes()) {
            String at = Integer.toString(index++);
            if (mount instanceof Mount.Volume volume && !volume.source().isEmpty()) {
                known("volume", volume.source(), project.volumes().keySet(), "volumes", at);
            }
        }
    }

    /** Secrets of the build, configs, models, secrets. */
    void files() {
        service.build().ifPresent(
                build -> files("build secret", build.secrets(), project.secrets().keySet(), "build", "secrets"));
        files("config", service.storage().configs(), project.configs().keySet(), "configs");
        for (String model : service.models().keySet()) {
            known("model", model, project.models().keySet(), "models", model);
        }
        files("secret", service.storage().secrets(), project.secrets().keySet(), "secrets");
    }

    private void files(String kind, List<FileReference> references, Set<String> declared, String... path) {
        int index = 0;
        for (FileReference reference : references) {
            var at = new ArrayList<>(List.of(path));
            at.add(Integer.toString(index++));
            known(kind, reference.source(), declared, at.toArray(new String[0]));
        }
    }

    private void known(String kind, String name, Set<String> declared, String... path) {
        if (declared.contains(name)) return;
        String plural = kind.equals("build secret") ? "secrets" : kind + "s";
        findings.add("service \"" + service.name() + "\" refers to undefined " + kind + " " + name
                + ": invalid compose project",
                NearMiss.hint(name, declared, Optional.of("declare it at the top level, under " + plural + ":")), path);
    }

    private void dependency(ServiceName name, DependsOn dependsOn) {
        if (project.services().containsKey(name)) return;
        Service disabled = project.disabledServices().get(name);
        if (disabled != null && !dependsOn.required()) return;
        Optional<String> hint = disabled == null
                ? serviceHint(name.value())
                : Optional.of(enabling(disabled));
        findings.add("service \"" + service.name() + "\" depends on undefined service \"" + name
                + "\": invalid compose project", hint, "depends_on", name.value());
    }

    /** Returns the service that was probably meant, else those there are. */
    private Optional<String> serviceHint(String name) {
        var others = new ArrayList<String>();
        for (String other : serviceNames()) if (!other.equals(service.name().value())) others.add(other);
        var disabled = new ArrayList<String>();
        for (ServiceName other : project.disabledServices().keySet()) disabled.add(other.value());
        Optional<String> enabled = NearMiss.hint(name, others, Optional.empty());
        if (enabled.isPresent()) return enabled;
        Optional<String> meant = NearMiss.find(name, disabled);
        Service target = meant.isEmpty() ? null : project.disabledServices().get(new ServiceName(meant.get()));
        if (target != null) return Optional.of("did you mean \"" + target.name() + "\"? " + enabling(target));
        String all = others.isEmpty() || others.size() > 8
                ? "no service of this project has that name"
                : "the other services of this project: " + String.join(", ", others);
        return Optional.of(all);
    }

    private static String enabling(Service disabled) {
        List<String> profiles = disabled.lifecycle().profiles();
        return "it is only enabled by " + (profiles.size() == 1 ? "profile " : "one of the profiles ")
                + String.join(", ", profiles) + ": add --profile " + profiles.get(0);
    }

    void networkMode() {
        String mode = service.networking().networkMode().orElse("");
        if (!mode.startsWith(SERVICE)) return;
        String name = mode.substring(SERVICE.length());
        if (!name.isEmpty() && project.services().containsKey(new ServiceName(name))) return;
        Service disabled = name.isEmpty() ? null : project.disabledServices().get(new ServiceName(name));
        findings.add("service \"" + name + "\" not found for network_mode 'service:" + name + "'",
                disabled == null ? serviceHint(name) : Optional.of(enabling(disabled)), "network_mode");
    }

    private void additionalContexts(Build build) {
        for (Map.Entry<String, String> context : build.additionalContexts().entrySet()) {
            if (!context.getValue().startsWith(SERVICE)) continue;
            String name = context.getValue().substring(SERVICE.length());
            Service target = name.isEmpty() ? null : project.services().get(new ServiceName(name));
            if (target == null) {
                findings.add("service \"" + service.name() + "\" declares unknown service \"" + name
                        + "\" as additional contexts " + context.getKey(),
                        serviceHint(name), "build", "additional_contexts",
                        context.getKey());
            } else if (target.build().isEmpty()) {
                findings.add("service \"" + service.name() + "\" declares non-buildable service \"" + name
                        + "\" as additional contexts " + context.getKey(), "build", "additional_contexts",
                        context.getKey());
            }
        }
    }

    private List<String> serviceNames() {
        var names = new ArrayList<String>(project.services().size());
        for (ServiceName name : project.services().keySet()) names.add(name.value());
        return names;
    }
}
