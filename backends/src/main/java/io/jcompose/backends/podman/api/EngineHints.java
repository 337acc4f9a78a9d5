package io.jcompose.backends.podman.api;

import io.jcompose.backends.spi.EngineException;

/**
 * Says what to do about refusals whose cause lies in the machine and not in the project. The sentences were seen with
 * 4.3.1 and 5.4.2.
 */
public final class EngineHints {
    private EngineHints() {}

    /** Returns the same exception, with a hint when one is known. */
    public static EngineException explain(EngineException refusal) {
        String hint = hint(refusal.engineMessage());
        return hint.isEmpty() ? refusal : refusal.withHint(hint);
    }

    /** Returns what to do about this sentence of the engine, empty when we do not know. */
    static String hint(String sentence) {
        if (sentence.contains("container-init binary not found") || sentence.contains(
                "no path to init binary")) return "\"init: true\" needs the program catatonit: install the package of that name";
        if (sentence.contains("default OCI runtime") && sentence.contains(
                "not found")) return "install the package crun or runc, or set runtime in the [engine] table of containers.conf";
        if (sentence.contains("crun") && sentence.contains(
                "cgroup")) return "crun needs pure cgroup v2; install runc and set runtime=\"runc\" in the [engine] table of"
                        + " containers.conf";
        if (sentence.contains("could not find a working conmon")) return "install the package conmon";
        if (sentence.contains("netavark")
                && sentence.contains("could not find")) return "install the packages netavark and aardvark-dns";
        if (sentence.contains("aardvark") && (sentence.contains("not found") || sentence.contains(
                "No such file"))) return "install the package aardvark-dns: it answers for the names of services";
        if (sentence.contains("newuidmap") || sentence.contains(
                "/etc/subuid")) return "rootless Podman needs the package uidmap and a range for this user in /etc/subuid and /etc/subgid";
        if (sentence.contains("slirp4netns") || sentence.contains("pasta")) {
            if (sentence.contains("ermission denied") && sentence.contains(
                    "/dev/net/tun")) return "rootless networks need /dev/net/tun to be writable (chmod 666 /dev/net/tun)";
            if (sentence.contains(
                    "ermission denied")) return "ports below 1024 need root, or sysctl net.ipv4.ip_unprivileged_port_start";
            return "rootless networks need the package slirp4netns (Podman 4) or passt (Podman 5)";
        }
        if (sentence.contains(
                "failed to initialize journal")) return "there is no journald here: use another logging driver, or set log_driver=\"k8s-file\" in"
                        + " containers.conf";
        if (sentence.contains("short-name") && sentence.contains(
                "did not resolve")) return "name the registry in the image, for example docker.io/library/NAME";
        return "";
    }
}
