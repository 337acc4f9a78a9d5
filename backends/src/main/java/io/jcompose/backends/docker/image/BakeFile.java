package io.jcompose.backends.docker.image;

import io.jcompose.backends.archive.BuildContext;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.device.Ulimit;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.planner.plan.BuildSettings;
import io.jcompose.planner.plan.ImageBuild;
import io.jcompose.planner.plan.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What buildx's {@code bake} is to build, as docker compose 2.40.3 tells it. Everything is in a fixed order, because
 * builders look for what they know by its text.
 *
 * @param json       the bake file
 * @param targets    the name of each target, by service
 * @param readable   what the build may read on this machine
 * @param variables  secrets that bake finds in its environment
 * @param privileged whether it may run privileged steps
 */
public record BakeFile(JsonValue.Obj json, Map<ServiceName, String> targets, Set<String> readable,
        Map<String, String> variables, boolean privileged) {

    /**
     * Returns the file for some builds.
     *
     * @param proxies build arguments that every build gets unless it has them
     */
    public static BakeFile of(Operation.BuildImages operation, Map<String, String> proxies) {
        var all = new TreeMap<ServiceName, ImageBuild>();
        for (ImageBuild other : operation.others()) all.put(other.service(), other);
        for (ImageBuild build : operation.builds()) all.put(build.service(), build);
        Map<ServiceName, String> names = names(all.keySet());
        var wanted = new ArrayList<String>();
        for (ImageBuild build : operation.builds()) wanted.add(names.get(build.service()));
        wanted.sort(null);
        var targets = new TreeMap<String, JsonValue.Obj>();
        var readable = new LinkedHashSet<String>();
        var variables = new TreeMap<String, String>();
        boolean privileged = false;
        for (ImageBuild image : all.values()) {
            Build build = image.build();
            privileged |= build.privileged() || build.entitlements().contains("security.insecure");
            build.context().filter(context -> !context.isEmpty()).ifPresent(readable::add);
            for (String other : build.additionalContexts().values()) {
                if (!other.startsWith("service:") && !BuildContext.isRemote(other)) readable.add(other);
            }
            for (ImageBuild.Secret secret : image.secrets()) {
                if (secret instanceof ImageBuild.Secret.FromVariable given) variables.put(given.variable(),
                        given.value());
            }
            targets.put(names.get(image.service()), target(image, names, proxies, operation.settings()));
        }
        var json = JsonValue.object()
                .put("group", JsonValue.object()
                        .put("default", JsonValue.object().put("targets", JsonValue.strings(wanted)).build()).build())
                .put("target", new JsonValue.Obj(new LinkedHashMap<>(targets))).build();
        return new BakeFile(json, names, readable, variables, privileged);
    }

    /** Bake allows no dots; services whose names would become the same get one more underscore. */
    private static Map<ServiceName, String> names(Set<ServiceName> services) {
        var names = new TreeMap<ServiceName, String>();
        for (ServiceName service : services) {
            String name = service.value().replace('.', '_');
            while (names.containsValue(name)) name += "_";
            names.put(service, name);
        }
        return names;
    }

    private static JsonValue.Obj target(ImageBuild image, Map<ServiceName, String> names, Map<String, String> proxies,
            BuildSettings settings) {
        Build build = image.build();
        var tags = new ArrayList<String>(build.tags());
        tags.add(image.reference());
        var entitlements = new ArrayList<String>(build.entitlements());
        if (build.privileged()) entitlements.add("security.insecure");
        String context = build.context().orElse("");
        var target = JsonValue.object().putIf("context", context)
                .putIf("contexts", contexts(build, names))
                .putIf("dockerfile", build.dockerfileInline().isPresent() ? "" : dockerfile(build, context))
                .putIf("dockerfile-inline", literal(build.dockerfileInline().orElse("")))
                .putIf("args", args(build, proxies)).putIf("labels", image.labels()).putIf("tags", tags)
                .putIf("cache-from", build.cacheFrom()).putIf("cache-to", build.cacheTo())
                .putIf("target", build.target()).putIf("secret", secrets(image)).putIf("ssh", ssh(build))
                .putIf("platforms", build.platforms())
                .putIf("pull", build.pull()).putIf("no-cache", build.noCache()).putIf("network", build.network())
                .putIf("no-cache-filter", build.noCacheFilter());
        build.sharedMemorySize().ifPresent(size -> target.put("shm-size", Long.toString(size.bytes())));
        target.putIf("ulimits", ulimits(build.ulimits())).putIf("call", settings.check() ? "lint" : "")
                .putIf("entitlements", entitlements).putIf("extra-hosts", hosts(build.extraHosts()));
        if (!settings.check()) target.putIf("output", List.of(output(image, settings)));
        return target.putIf("attest", attestations(build)).build();
    }

    private static String output(ImageBuild image, BuildSettings settings) {
        boolean push = settings.push() && image.named();
        if (image.build().platforms().size() > 1) return "type=image,push=" + push;
        return push ? "type=registry" : "type=docker";
    }

    private static Map<String, String> contexts(Build build, Map<ServiceName, String> names) {
        var contexts = new TreeMap<String, String>();
        build.additionalContexts().forEach((name, value) -> contexts.put(name, value.startsWith("service:")
                ? "target:" + names.getOrDefault(new ServiceName(value.substring("service:".length())), "")
                : value));
        return contexts;
    }

    /** Returns the Dockerfile's whole path, with links on the way to it followed; one in a git repository stays as it is. */
    private static String dockerfile(Build build, String context) {
        String file = build.dockerfile().orElse("");
        if (file.isEmpty() || BuildContext.isRemote(context)) return file;
        Path path = Path.of(context).resolve(file).normalize();
        Path parent = path.getParent();
        if (parent == null) return path.toString();
        try {
            return parent.toRealPath().resolve(path.getFileName()).toString();
        } catch (IOException unknown) {
            return path.toString();
        }
    }

    private static Map<String, String> args(Build build, Map<String, String> proxies) {
        var args = new TreeMap<String, String>(proxies);
        build.args().forEach((name, value) -> {
            if (value instanceof EnvironmentValue.Literal literal) args.put(name, literal(literal.value()));
        });
        return args;
    }

    /** Bake expands variables too; what is here is meant as it stands. */
    private static String literal(String text) {
        return text.replace("${", "$${");
    }

    private static List<String> secrets(ImageBuild image) {
        var secrets = new ArrayList<String>();
        for (ImageBuild.Secret secret : image.secrets()) {
            secrets.add(switch (secret) {
                case ImageBuild.Secret.FromFile file -> "id=" + file.id() + ",type=file,src=" + file.path();
                case ImageBuild.Secret.FromVariable given ->
                        "id=" + given.id() + ",type=env,env=" + given.variable();
            });
        }
        return secrets;
    }

    private static List<String> ssh(Build build) {
        var keys = new ArrayList<String>();
        for (Build.SshKey key : build.ssh()) keys.add(key.id() + "=" + key.path());
        return keys;
    }

    private static List<String> ulimits(Map<String, Ulimit> limits) {
        var all = new ArrayList<String>();
        new TreeMap<>(limits).forEach((name, limit) -> all.add(limit.single().isPresent()
                ? name + "=" + limit.single().getAsLong()
                : name + "=" + limit.soft() + ":" + limit.hard()));
        return all;
    }

    private static Map<String, String> hosts(Map<String, List<String>> hosts) {
        var all = new TreeMap<String, String>();
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
