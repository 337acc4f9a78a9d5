package io.jcompose.backends.podman.request;

import io.jcompose.model.spec.Isolation;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.state.ComposeLabels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a container may do: capabilities, privileges, security modules. */
final class SecurityFields {
    private SecurityFields() {}

    static void write(ContainerSpec spec, Draft draft) {
        Isolation isolation = spec.service().isolation();
        draft.body.putIf("cap_add", isolation.capAdd()).putIf("cap_drop", isolation.capDrop());
        draft.body.putIf("privileged", isolation.privileged());
        draft.body.putIf("oci_runtime", isolation.runtime());
        if (isolation.useApiSocket()) draft.ignored("use_api_socket",
                "the socket that Podman is started on lives only as long as it is needed");
        options(spec, isolation.securityOptions(), draft);
    }

    private static void options(ContainerSpec spec, List<String> options, Draft draft) {
        var labels = new ArrayList<String>();
        var masked = new ArrayList<String>();
        var unmasked = new ArrayList<String>();
        for (String option : options) {
            int split = separator(option);
            String key = split < 0 ? option : option.substring(0, split);
            String value = split < 0 ? "" : option.substring(split + 1);
            switch (key) {
                case "no-new-privileges" -> draft.body.put("no_new_privileges", !value.equals("false"));
                case "apparmor" -> draft.body.put("apparmor_profile", value);
                case "label" -> labels.add(value);
                case "seccomp" -> {
                    // "builtin" is what happens without a profile
                    if (!value.equals("builtin")) draft.body.put("seccomp_profile_path", profile(spec, value));
                }
                case "mask" -> masked.addAll(List.of(value.split(":")));
                case "unmask" -> unmasked.addAll(List.of(value.split(":")));
                case "systempaths" -> unmasked.add("ALL");
                default -> draft.ignored("security_opt \"" + option + "\"", "Podman does not know it");
            }
        }
        draft.body.putIf("selinux_opts", labels).putIf("mask", masked).putIf("unmask", unmasked);
    }

    /** Docker reads both {@code key=value} and the older {@code key:value}. */
    private static int separator(String option) {
        int equals = option.indexOf('=');
        return equals >= 0 ? equals : option.indexOf(':');
    }

    private static String profile(ContainerSpec spec, String value) {
        if (value.equals("unconfined") || value.startsWith("/")) return value;
        String directory = spec.labels().getOrDefault(ComposeLabels.WORKING_DIR, "");
        return directory.isEmpty() ? value : Path.of(directory).resolve(value).normalize().toString();
    }
}
