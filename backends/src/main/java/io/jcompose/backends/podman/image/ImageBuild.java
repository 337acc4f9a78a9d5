package io.jcompose.backends.podman.image;

import io.jcompose.backends.archive.BuildContext;
import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.registry.RegistryCredentials;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.device.Ulimit;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.planner.plan.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds images with Podman's own builder: the context goes to the service as a tar stream. */
public final class ImageBuild {
    /** OCI's own format has no place for a HEALTHCHECK. */
    private static final String FORMAT = "application/vnd.docker.distribution.manifest.v2+json";
    private static final byte[] EMPTY_TAR = new byte[1024];

    private final LibpodApi api;
    private final Map<String, String> environment;

    public ImageBuild(LibpodApi api, Map<String, String> environment) {
        this.api = api;
        this.environment = environment;
    }

    /** Builds an image and gives it its names; its id is what was created. */
    public Performed build(Operation.BuildImage operation, OperationListener listener) {
        Build build = operation.service().build().orElseThrow();
        String name = operation.target().name();
        check(operation);
        ignored(build, operation.service().name().value(), listener);
        LibpodCall call = LibpodCall.to("build").with("layers", true).with("rm", true).with("outputformat", FORMAT);
        call.with("t", name);
        for (String tag : build.tags()) if (!tag.equals(name)) call.with("t", tag);
        if (build.noCache()) call.with("nocache", true);
        if (build.pull()) call.with("pullpolicy", "always");
        json(call, "buildargs", args(build));
        var labels = new TreeMap<>(operation.labels());
        labels.putAll(build.labels());
        json(call, "labels", JsonValue.strings(labels));
        build.target().ifPresent(stage -> call.with("target", stage));
        build.network().ifPresent(mode -> network(call, mode));
        operation.service().metadata().platform().or(() -> build.platforms().stream().findFirst())
                .ifPresent(platform -> call.with("platform", platform));
        build.sharedMemorySize().ifPresent(size -> call.with("shmsize", size.bytes()));
        if (!build.extraHosts().isEmpty()) json(call, "extrahosts", hosts(build));
        if (!build.ulimits().isEmpty()) json(call, "ulimits", ulimits(build.ulimits()));
        if (!build.additionalContexts().isEmpty()) json(call, "additionalbuildcontexts", contexts(build));
        ImageTransfer.run(api, request(call, build), listener::output);
        String id = api.object(LibpodCall.to("images", name, "json").get()).string("Id");
        return Performed.created("sha256:" + id);
    }

    private EngineRequest request(LibpodCall call, Build build) {
        String context = build.context().orElse(".");
        EngineRequest.Body body;
        if (remote(context)) {
            call.with("remote", context);
            body = new EngineRequest.Body.Bytes(EMPTY_TAR);
        } else {
            BuildContext local = BuildContext.of(build, Path.of(context));
            call.with("dockerfile", local.dockerfileName());
            body = new EngineRequest.Body.Streamed(local::writeTo);
        }
        EngineRequest request = call.post().with("application/x-tar", body);
        Optional<String> credentials = new RegistryCredentials(environment).allHeader();
        return credentials.isPresent() ? request.with("X-Registry-Config", credentials.get()) : request;
    }

    private static boolean remote(String context) {
        return context.contains("://") || context.startsWith("git@") || context.startsWith("github.com/");
    }

    /** A RUN shares the network of the host unless it is to have none. */
    private static void network(LibpodCall call, String mode) {
        if (!mode.equals("none")) return;
        call.with("networkmode", "NetworkDisabled");
        json(call, "nsoptions", new JsonValue.Arr(
                List.of(JsonValue.object().put("Name", "network").put("Host", false).put("Path", "").build())));
    }

    private static JsonValue.Obj args(Build build) {
        var args = JsonValue.object();
        build.args().forEach((name, value) -> {
            if (value instanceof EnvironmentValue.Literal literal) args.put(name, literal.value());
        });
        return args.build();
    }

    private static JsonValue hosts(Build build) {
        var hosts = new ArrayList<String>();
        build.extraHosts().forEach((host, addresses) -> {
            for (String address : addresses) hosts.add(host + ":" + address);
        });
        return JsonValue.strings(hosts);
    }

    private static JsonValue ulimits(Map<String, Ulimit> ulimits) {
        var limits = new ArrayList<String>();
        ulimits.forEach((name, limit) -> limits.add(name + "=" + limit.single().orElse(limit.soft()) + ":"
                + limit.single().orElse(limit.hard())));
        return JsonValue.strings(limits);
    }

    private static JsonValue.Obj contexts(Build build) {
        var contexts = JsonValue.object();
        build.additionalContexts().forEach((name, source) -> {
            boolean image = source.startsWith("docker-image://");
            boolean url = !image && remote(source);
            String value = image ? ImagePull.fullName(source.substring("docker-image://".length())) : source;
            contexts.put(name, JsonValue.object().put("IsURL", url).put("IsImage", image).put("Value", value).build());
        });
        return contexts.build();
    }

    /**
     * Refuses what Podman's builder cannot do.
     *
     * @throws EngineException that names the attribute
     */
    public static void check(Operation.BuildImage operation) {
        Build build = operation.service().build().orElseThrow();
        if (!build.secrets().isEmpty()) throw EngineException.failed("build.secrets is not supported on Podman yet");
        if (!build.ssh().isEmpty()) throw EngineException.failed("build.ssh is not supported on Podman");
        if (build.privileged()) throw EngineException.failed("build.privileged is not supported on Podman");
        boolean otherFile = !build.dockerfile().orElse("Dockerfile").equals("Dockerfile");
        if (remote(build.context().orElse("."))
                && (otherFile || build.dockerfileInline().isPresent())) throw EngineException
                        .failed("build.dockerfile is not supported on Podman when the context is a URL");
        for (String source : build.additionalContexts().values())
            if (source.startsWith("service:") || source.startsWith("oci-layout:")) throw EngineException
                    .failed("build.additional_contexts: " + source + " is not supported on Podman");
    }

    private static void ignored(Build build, String service, OperationListener listener) {
        var names = new ArrayList<String>();
        if (!build.cacheFrom().isEmpty()) names.add("cache_from");
        if (!build.cacheTo().isEmpty()) names.add("cache_to");
        if (!build.noCacheFilter().isEmpty()) names.add("no_cache_filter");
        if (!build.entitlements().isEmpty()) names.add("entitlements");
        if (build.provenance().isPresent()) names.add("provenance");
        if (build.sbom().isPresent()) names.add("sbom");
        if (build.isolation().isPresent()) names.add("isolation");
        if (build.platforms().size() > 1) names.add("platforms after the first one");
        for (String name : names)
            listener.warning("service \"" + service + "\": build." + name + " is ignored: Podman's builder has none");
    }

    private static void json(LibpodCall call, String name, JsonValue value) {
        call.with(name, JsonWriter.compact(value));
    }
}
