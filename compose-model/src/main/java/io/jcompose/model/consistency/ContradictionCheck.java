package io.jcompose.model.consistency;

import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.Deploy;
import io.jcompose.model.spec.Develop;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.ByteSize;
import io.jcompose.model.spec.part.Healthcheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Checks that the attributes of one service agree with each other. */
final class ContradictionCheck {
    private static final String INVALID = ": invalid compose project";

    private final Service service;
    private final ServiceFindings findings;

    ContradictionCheck(Service service, ServiceFindings findings) {
        this.service = service;
        this.findings = findings;
    }

    void image() {
        if (service.build().isPresent() || service.image().isPresent() || service.provider().isPresent()) return;
        findings.add("service \"" + service.name() + "\" has neither an image nor a build context specified" + INVALID,
                Optional.of("add image: or build:"), "image");
    }

    void dockerfile() {
        Build build = service.build().orElse(null);
        if (build == null || build.dockerfileInline().isEmpty() || build.dockerfile().isEmpty()) return;
        findings.add("service \"" + service.name()
                + "\" declares mutualy exclusive dockerfile and dockerfile_inline" + INVALID, "build",
                "dockerfile_inline");
    }

    void platform() {
        String platform = service.metadata().platform().orElse("");
        List<String> platforms = service.build().map(Build::platforms).orElse(List.of());
        if (platforms.isEmpty() || platform.isEmpty() || platforms.contains(platform)) return;
        findings.add("service.build.platforms MUST include service.platform \"" + platform + "\"" + INVALID,
                "platform");
    }

    void networkMode() {
        if (service.networking().networkMode().isEmpty() || service.networking().networks().isEmpty()) return;
        findings.add("service " + service.name()
                + " declares mutually exclusive `network_mode` and `networks`" + INVALID, "network_mode");
    }

    void healthcheck() {
        service.lifecycle().healthcheck().ifPresent(this::healthcheck);
    }

    private void healthcheck(Healthcheck check) {
        if (check.test().isEmpty()) return;
        String first = check.test().get(0);
        if (first.equals("CMD") || first.equals("CMD-SHELL") || first.equals("NONE")) return;
        findings.add("healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"",
                Optional.of("write [\"CMD\", \"" + first + "\", ...], or one text to run it in a shell"), "healthcheck",
                "test");
    }

    void scale() {
        OptionalInt scale = service.lifecycle().scale();
        OptionalInt replicas = service.deploy().map(Deploy::replicas).orElse(OptionalInt.empty());
        String path = "services." + service.name();
        if (scale.isPresent() && replicas.isPresent() && scale.getAsInt() != replicas.getAsInt()) {
            findings.add(path + ": can't set distinct values on 'scale' and 'deploy.replicas'" + INVALID, "scale");
        }
        if (scale.orElse(0) < 0) findings.add(path + ".scale: must be greater than or equal to 0", "scale");
        else if (scale.isEmpty() && replicas.orElse(0) < 0) {
            findings.add(path + ".deploy.replicas: must be greater than or equal to 0", "deploy", "replicas");
        }
    }

    void containerName() {
        if (service.replicas() <= 1 || service.metadata().containerName().isEmpty()) return;
        String attribute = service.lifecycle().scale().isPresent() ? "scale" : "deploy.replicas";
        findings.add("services." + attribute + ": can't set container_name and " + service.name()
                + " as container name must be unique" + INVALID, "container_name");
    }

    void limits() {
        service.deploy().ifPresent(this::limits);
    }

    private void limits(Deploy deploy) {
        String path = "services." + service.name();
        OptionalDouble cpus = service.resources().cpus();
        Deploy.Limits limits = deploy.limits();
        if (cpus.isPresent() && limits.given() && (float) limits.cpus().orElse(0) != (float) cpus.getAsDouble()) {
            findings.add(path + ": can't set distinct values on 'cpus' and 'deploy.resources.limits.cpus'" + INVALID,
                    "cpus");
        }
        if (limits.given() && differ(service.resources().memoryLimit(), limits.memory())) {
            findings.add(path
                    + ": can't set distinct values on 'mem_limit' and 'deploy.resources.limits.memory'" + INVALID,
                    "mem_limit");
        }
        if (deploy.reservations().given()
                && differ(service.resources().memoryReservation(), deploy.reservations().memory())) {
            findings.add(path + ": can't set distinct values on 'mem_reservation' and"
                    + " 'deploy.resources.reservations.memory'" + INVALID, "mem_reservation");
        }
        OptionalLong pids = service.resources().pidsLimit();
        if (pids.isPresent() && limits.given() && limits.pids().orElse(0) != pids.getAsLong()) {
            findings.add(path + ": can't set distinct values on 'pids_limit' and 'deploy.resources.limits.pids'"
                    + INVALID, "pids_limit");
        }
    }

    private static boolean differ(Optional<ByteSize> own, Optional<ByteSize> deployed) {
        return own.isPresent() && own.get().bytes() != deployed.map(ByteSize::bytes).orElse(0L);
    }

    void develop() {
        service.develop().ifPresent(this::develop);
    }

    private void develop(Develop develop) {
        int index = 0;
        for (Develop.Trigger trigger : develop.watch()) {
            String at = Integer.toString(index++);
            if (!trigger.target().isEmpty() || trigger.action().equals("rebuild")
                    || trigger.action().equals("restart")) {
                continue;
            }
            findings.add("services." + service.name() + ".develop.watch: target is required for non-rebuild actions"
                    + INVALID, "develop", "watch", at);
        }
    }

    void mountTargets() {
        Map<String, String> mounted = new HashMap<>();
        List<String> tmpfs = service.storage().tmpfs();
        for (int i = 0; i < tmpfs.size(); i++) {
            int options = tmpfs.get(i).indexOf(':');
            mount(mounted, options < 0 ? tmpfs.get(i) : tmpfs.get(i).substring(0, options), "tmpfs", i);
        }
        List<Mount> volumes = service.storage().volumes();
        for (int i = 0; i < volumes.size(); i++) mount(mounted, volumes.get(i).target(), "volumes", i);
    }

    private void mount(Map<String, String> mounted, String target, String attribute, int index) {
        String place = "services." + service.name() + "." + attribute + "[" + index + "]";
        String earlier = mounted.putIfAbsent(target, place);
        if (earlier != null) {
            findings.add(place + ": target " + target + " already mounted as " + earlier, attribute,
                    Integer.toString(index));
        }
    }
}
