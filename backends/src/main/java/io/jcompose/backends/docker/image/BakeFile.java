package io.jcompose.backends.docker.image;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.device.Ulimit;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.planner.plan.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What buildx's {@code bake} is to build.
 *
 * @param json       the bake file
 * @param readable   directories that the build may read
 * @param privileged whether it may run privileged steps
 */
record BakeFile(JsonValue.Obj json, List<String> readable, boolean privileged) {
    static BakeFile of(Operation.BuildImage operation) {
        Build build = operation.service().build().orElseThrow();
        String name = operation.service().name().value().replace('.', '_');
        boolean privileged = build.privileged() || build.entitlements().contains("security.insecure");
        var tags = new ArrayList<String>(build.tags());
        tags.add(operation.target().name());
        var entitlements = new ArrayList<String>(build.entitlements());
        if (build.privileged()) entitlements.add("security.insecure");
        String context = build.context().orElse("");
        var target = JsonValue.object().putIf("context", context)
                .putIf("contexts", contexts(build))
                .putIf("dockerfile", build.dockerfileInline().isPresent() ? "" : dockerfile(build))
                .putIf("dockerfile-inline", literal(build.dockerfileInline().orElse("")))
                .putIf("args", args(build)).putIf("labels", new TreeMap<>(operation.labels())).putIf("tags", tags)
                .putIf("cache-from", build.cacheFrom()).putIf("cache-to", build.cacheTo())
                .putIf("target", build.target()).putIf("ssh", ssh(build)).putIf("platforms", build.platforms())
                .putIf("pull", build.pull()).putIf("no-cache", build.noCache()).putIf("network", build.network())
                .putIf("no-cache-filter", build.noCacheFilter());
        build.sharedMemorySize().ifPresent(size -> target.put("shm-size", size.toString()));
        target.putIf("ulimits", ulimits(build.ulimits())).putIf("entitlements", entitlements)
                .putIf("extra-hosts", hosts(build.extraHosts()))
                .putIf("output", List.of(build.platforms().size() > 1 ? "type=image,push=false" : "type=docker"))
                .putIf("attest", attestations(build));
        var json = JsonValue.object()
                .put("group", JsonValue.object().put("default",
                        JsonValue.object().put("targets", JsonValue.strings(List.of(name))).build()).build())
                .put("target", JsonValue.object().put(name, target.build()).build()).build();
        var readable = new ArrayList<String>();
        if (!context.isEmpty()) readable.add(context);
        for (String other : build.additionalContexts().values()) if (!other.contains("://")) readable.add(other);
        return new BakeFile(json, readable, privileged);
    }

    private static Map<String, String> contexts(Build build) {
        var contexts = new LinkedHashMap<String, String>();
        build.additionalContexts().forEach((name, value) -> contexts.put(name,
                value.startsWith("service:") ? "target:" + value.substring(8).replace('.', '_') : value));
        return contexts;
    }

    /** Returns the Dockerfile's path; one of a local context is relative to it. */
    private static String dockerfile(Build build) {
        String file = build.dockerfile().orElse("");
        String context = build.context().orElse("");
        boolean remote = context.contains("://") || context.startsWith("git@");
        return file.isEmpty() || remote ? file : Path.of(context).resolve(file).toString();
    }

    private static Map<String, String> args(Build build) {
        var args = new LinkedHashMap<String, String>();
        build.args().forEach((name, value) -> {
            if (value instanceof EnvironmentValue.Literal literal) args.put(name, literal(literal.value()));
        });
        return args;
    }

    /** Bake expands variables too; what is here is meant as it stands. */
    private static String literal(String text) {
        return text.replace("${", "$${");
    }

    private static List<String> ssh(Build build) {
        var keys = new ArrayList<String>();
        for (Build.SshKey key : build.ssh()) keys.add(key.id() + "=" + key.path());
        return keys;
    }

    private static List<String> ulimits(Map<String, Ulimit> limits) {
        var all = new ArrayList<String>();
        limits.forEach((name, limit) -> all.add(limit.single().isPresent()
                ? name + "=" + limit.single().getAsLong()
                : name + "=" + limit.soft() + ":" + limit.hard()));
        return all;
    }

    private static Map<String, String> hosts(Map<String, List<String>> hosts) {
        var all = new LinkedHashMap<String, String>();
        hosts.forEach((host, addresses) -> all.put(host, String.join(",", addresses)));
        return all;
    }

    private static List<String> attestations(Build build) {
        var all = new ArrayList<String>();
        build.provenance().ifPresent(value -> attestation(all, "provenance", value));
        build.sbom().ifPresent(value -> attestation(all, "sbom", value));
        return all;
    }

    private static void attestation(List<String> all, String type, String value) {
        if (value.equals("true")) all.add("type=" + type);
        else if (!value.equals("false") && !value.isEmpty()) all.add("type=" + type + "," + value);
    }
}
