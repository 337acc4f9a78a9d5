package io.jcompose.model.spec;

import io.jcompose.model.spec.part.CredentialSpec;
import io.jcompose.model.spec.part.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What separates a container from the host and from other containers.
 *
 * @param isolation Windows: {@code process}, {@code hyperv}
 */
public record Isolation(
        List<String> capAdd,
        List<String> capDrop,
        boolean privileged,
        List<String> securityOptions,
        Optional<String> usernsMode,
        Optional<String> pid,
        Optional<String> ipc,
        Optional<String> uts,
        Optional<String> isolation,
        Optional<String> runtime,
        Map<String, String> sysctls,
        Optional<CredentialSpec> credentialSpec,
        boolean useApiSocket) {
    public Isolation {
        capAdd = List.copyOf(capAdd);
        capDrop = List.copyOf(capDrop);
        securityOptions = List.copyOf(securityOptions);
        sysctls = Immutable.map(sysctls);
    }

    /** Returns this with other process and IPC namespaces. */
    public Isolation withNamespaces(Optional<String> pidMode, Optional<String> ipcMode) {
        return new Isolation(
                capAdd, capDrop, privileged, securityOptions, usernsMode, pidMode, ipcMode, uts, isolation, runtime,
                sysctls,
                credentialSpec, useApiSocket);
    }
}
