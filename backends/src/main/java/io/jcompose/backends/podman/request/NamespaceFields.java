package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Isolation;
import io.jcompose.planner.plan.ContainerSpec;
import java.util.Optional;
import java.util.TreeMap;

/** Which namespaces a container shares, and the kernel settings within them. */
final class NamespaceFields {
    private NamespaceFields() {}

    static void write(ContainerSpec spec, Draft draft) {
        Isolation isolation = spec.service().isolation();
        namespace(spec, "pid", "pidns", isolation.pid(), draft);
        namespace(spec, "ipc", "ipcns", isolation.ipc(), draft);
        namespace(spec, "uts", "utsns", isolation.uts(), draft);
        namespace(spec, "userns_mode", "userns", isolation.usernsMode(), draft);
        namespace(spec, "cgroup", "cgroupns", spec.service().resources().cgroup(), draft);
        draft.body.putIf("cgroup_parent", spec.service().resources().cgroupParent());
        var sysctls = new TreeMap<>(isolation.sysctls());
        // the kernel knows a domain name of the UTS namespace only under this name; Docker sets it the same way
        spec.service().networking().domainname()
                .ifPresent(domain -> sysctls.putIfAbsent("kernel.domainname", domain));
        draft.body.putIf("sysctl", sysctls);
    }

    private static void namespace(ContainerSpec spec, String part, String member, Optional<String> mode, Draft draft) {
        Optional<String> other = joined(spec, part);
        if (other.isPresent()) draft.body.put(member, container(other.get()));
        else if (mode.isPresent() && !mode.get().isEmpty()) draft.body.put(member, parse(mode.get()));
    }

    /** Returns the name of the container that {@code service:x} stands for in this part of the service. */
    static Optional<String> joined(ContainerSpec spec, String part) {
        for (ContainerSpec.NamespaceReference reference : spec.namespaces())
            if (reference.part().equals(part)) return Optional.of(reference.container());
        return Optional.empty();
    }

    /** Returns {@code MODE} or {@code MODE:VALUE} as an object. */
    static JsonValue.Obj parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) return mode(text);
        return JsonValue.object().put("nsmode", text.substring(0, colon)).put("value", text.substring(colon + 1))
                .build();
    }

    static JsonValue.Obj mode(String mode) {
        return JsonValue.object().put("nsmode", mode).build();
    }

    static JsonValue.Obj container(String name) {
        return JsonValue.object().put("nsmode", "container").put("value", name).build();
    }
}
