package io.jcompose.backends.docker.mapping;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Deploy;
import io.jcompose.model.spec.Isolation;
import io.jcompose.model.spec.Networking;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.Storage;
import io.jcompose.model.spec.part.Logging;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.state.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The {@code HostConfig} of a container: what it gets of the host. */
final class HostMapper {
    private HostMapper() {}

    static JsonValue.Obj hostConfig(ContainerSpec spec, String networkMode) {
        Service service = spec.service();
        Networking networking = service.networking();
        Storage storage = service.storage();
        Isolation isolation = service.isolation();
        var host = JsonValue.object();
        new MountMapper(spec).addTo(host);
        host.put("NetworkMode", networkMode);
        if (spec.publish()) host.putIf("PortBindings", PortMapper.bindings(service));
        if (!spec.oneOff()) host.put("RestartPolicy", restartPolicy(service));
        host.putIf("AutoRemove", spec.purpose() == ContainerSpec.Purpose.RUN_AND_REMOVE);
        host.putIf("VolumeDriver", storage.volumeDriver()).putIf("VolumesFrom", storage.volumesFrom())
                .putIf("CapAdd", capabilities(isolation.capAdd())).putIf("CapDrop", capabilities(isolation.capDrop()))
                .putIf("CgroupnsMode", service.resources().cgroup())
                .putIf("Dns", networking.dns()).putIf("DnsOptions", networking.dnsOptions())
                .putIf("DnsSearch", networking.dnsSearch())
                .put("ExtraHosts", JsonValue.strings(extraHosts(networking.extraHosts())))
                .putIf("GroupAdd", service.process().groupAdd()).putIf("IpcMode", isolation.ipc())
                .putIf("Links", spec.links()).putIf("OomScoreAdj", service.resources().oomScoreAdjust())
                .putIf("PidMode", isolation.pid()).putIf("Privileged", isolation.privileged())
                .putIf("ReadonlyRootfs", storage.readOnly());
        var security = SecurityOptions.of(isolation.securityOptions(),
                spec.labels().getOrDefault(ComposeLabels.WORKING_DIR, ""));
        host.putIf("SecurityOpt", security.options());
        if (security.systemPathsUnconfined()) {
            host.put("MaskedPaths", JsonValue.strings(List.of())).put("ReadonlyPaths", JsonValue.strings(List.of()));
        }
        host.putIf("StorageOpt", storage.storageOptions()).putIf("Tmpfs", tmpfs(storage.tmpfs()))
                .putIf("UTSMode", isolation.uts()).putIf("UsernsMode", isolation.usernsMode());
        storage.sharedMemorySize().ifPresent(size -> host.put("ShmSize", size.bytes()));
        host.putIf("Sysctls", isolation.sysctls()).putIf("Runtime", isolation.runtime())
                .putIf("Isolation", isolation.isolation()).putIf("Annotations", service.metadata().annotations());
        service.process().init().ifPresent(init -> host.put("Init", init));
        service.metadata().logging().ifPresent(logging -> host.put("LogConfig", logConfig(logging)));
        ResourceMapper.addTo(host, service);
        return host.build();
    }

    /** Returns the names as the kernel has them, each once, in order; {@code ALL} stands for itself. */
    private static List<String> capabilities(List<String> given) {
        var names = new TreeSet<String>();
        for (String capability : given) {
            String name = capability.strip().toUpperCase(Locale.ROOT);
            if (name.equals("ALL")) return List.of("ALL");
            names.add(name.startsWith("CAP_") ? name : "CAP_" + name);
        }
        return List.copyOf(names);
    }

    private static JsonValue.Obj logConfig(Logging logging) {
        return JsonValue.object().put("Type", logging.driver().orElse(""))
                .put("Config", JsonValue.strings(logging.options())).build();
    }

    /** Returns {@code HOST:ADDRESS} lines; the engine wants a colon though addresses may hold some. */
    private static List<String> extraHosts(Map<String, List<String>> hosts) {
        var lines = new ArrayList<String>();
        hosts.forEach((host, addresses) -> {
            for (String address : addresses) lines.add(host + ":" + address);
        });
        return lines;
    }

    private static JsonValue.Obj tmpfs(List<String> mounts) {
        var all = JsonValue.object();
        for (String mount : mounts) {
            int colon = mount.indexOf(':');
            all.put(colon < 0 ? mount : mount.substring(0, colon), colon < 0 ? "" : mount.substring(colon + 1));
        }
        return all.build();
    }

    private static JsonValue.Obj restartPolicy(Service service) {
        Optional<Deploy.DeployRestart> deployed = service.deploy().flatMap(Deploy::restartPolicy);
        if (deployed.isPresent()) {
            return restartPolicy(deployed.get().condition().orElse(""), deployed.get().maxAttempts().orElse(0));
        }
        String text = service.lifecycle().restart().isPresent() ? service.lifecycle().restart().get().text() : "";
        int colon = text.indexOf(':');
        return restartPolicy(colon < 0 ? text : text.substring(0, colon),
                colon < 0 ? 0 : attempts(text.substring(colon + 1)));
    }

    private static JsonValue.Obj restartPolicy(String condition, long attempts) {
        String name = switch (condition) {
            case "none" -> "no";
            case "any" -> "always";
            default -> condition;
        };
        return JsonValue.object().put("Name", name).put("MaximumRetryCount", attempts).build();
    }

    private static long attempts(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
