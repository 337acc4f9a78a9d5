package io.jcompose.backends.podman.image;

import io.jcompose.backends.archive.BuildContext;
import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.registry.ImageReference;
import io.jcompose.backends.registry.ProxyVariables;
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
import io.jcompose.planner.plan.ImageBuild;
import io.jcompose.planner.plan.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds images with Podman's own builder: the context goes to the service as a tar stream. */
public final class PodmanBuild {
    /** OCI's own format has no place for a HEALTHCHECK. */
    private static final String FORMAT = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String SERVICE = "service:";
    private static final String IMAGE = "docker-image://";
    private static final byte[] EMPTY_TAR = new byte[1024];

    private final LibpodApi api;
    private final Map<String, String> environment;

    public PodmanBuild(LibpodApi api, Map<String, String> environment) {
        this.api = api;
        this.environment = environment;
    }

    /** Builds images and gives them their names. */
    public Performed build(Operation.BuildImages operation, OperationListener listener) {
        check(operation);
        var images = new PodmanImages(api, environment);
        for (ImageBuild image : operation.builds()) {
            build(image, operation, listener);
            if (operation.settings().push() && image.named()) images.push(image.reference(), listener);
        }
        return Performed.DONE;
    }

    /** The query is in a fixed order: Podman looks for what it has built before by its text. */
    private void build(ImageBuild image, Operation.BuildImages operation, OperationListener listener) {
        Build build = image.build();
        String name = image.reference();
        ignored(build, image.service().value(), listener);
        LibpodCall call = LibpodCall.to("build").with("layers", true).with("rm", true).with("outputformat", FORMAT);
        call.with("t", name);
        for (String tag : build.tags()) if (!tag.equals(name)) call.with("t", tag);
        if (build.noCache()) call.with("nocache", true);
        if (build.pull()) call.with("pullpolicy", "always");
        json(call, "buildargs", args(build));
        operation.settings().memory().ifPresent(bytes -> call.with("memory", bytes));
        // as a list: an object becomes a Go map in the service, and the labels are steps of the build in that map's random
        // order, so that nothing that was built before would be found (4.3.1)
        var labels = new ArrayList<String>();
        image.labels().forEach((key, value) -> labels.add(key + "=" + value));
        json(call, "labels", JsonValue.strings(labels));
        build.target().ifPresent(stage -> call.with("target", stage));
        build.network().ifPresent(mode -> network(call, mode));
        image.platform().or(() -> build.platforms().stream().findFirst())
                .ifPresent(platform -> call.with("platform", platform));
        build.sharedMemorySize().ifPresent(size -> call.with("shmsize", size.bytes()));
        if (!build.extraHosts().isEmpty()) json(call, "extrahosts", hosts(build));
        if (!build.ulimits().isEmpty()) json(call, "ulimits", ulimits(build.ulimits()));
        if (!build.additionalContexts().isEmpty()) json(call, "additionalbuildcontexts",
                contexts(build, operation.others()));
        ImageTransfer.run(api, request(call, image), listener::output);
    }

    private EngineRequest request(LibpodCall call, ImageBuild image) {
        Build build = image.build();
        String context = build.context().orElse(".");
        EngineRequest.Body body;
        if (BuildContext.isRemote(context)) {
            call.with("remote", context);
            body = new EngineRequest.Body.Bytes(EMPTY_TAR);
        } else {
            Map<String, byte[]> secrets = BuildSecrets.files(image.secrets());
            if (!secrets.isEmpty()) json(call, "secrets", BuildSecrets.options(image.secrets()));
            BuildContext local = BuildContext.of(build, Path.of(context)).with(secrets);
            call.with("dockerfile", local.dockerfileName());
            body = new EngineRequest.Body.Streamed(local::writeTo);
        }
        EngineRequest request = call.post().with("application/x-tar", body);
        Optional<String> credentials = new RegistryCredentials(environment).allHeader();
        return credentials.isPresent() ? request.with("X-Registry-Config", credentials.get()) : request;
    }

    /** A RUN shares the network of the host unless it is to have none. */
    private static void network(LibpodCall call, String mode) {
        if (!mode.equals("none")) return;
        call.with("networkmode", "NetworkDisabled");
        json(call, "nsoptions", new JsonValue.Arr(
                List.of(JsonValue.object().put("Name", "network").put("Host", false).put("Path", "").build())));
    }

    private JsonValue.Obj args(Build build) {
        var args = JsonValue.object();
        ProxyVariables.read(environment, api.endpoint()).forEach(args::put);
        build.args().forEach((name, value) -> {
            if (value instanceof EnvironmentValue.Literal literal) args.put(name, literal.value());
        });
        return args.build();
    }

    private static JsonValue hosts(Build build) {
        var hosts = new ArrayList<String>();
        new TreeMap<>(build.extraHosts()).forEach((host, addresses) -> {
            for (String address : addresses) hosts.add(host + ":" + address);
        });
        return JsonValue.strings(hosts);
    }

    private static JsonValue ulimits(Map<String, Ulimit> ulimits) {
        var limits = new ArrayList<String>();
        new TreeMap<>(ulimits)
                .forEach((name, limit) -> limits.add(name + "=" + limit.single().orElse(limit.soft()) + ":"
                        + limit.single().orElse(limit.hard())));
        return JsonValue.strings(limits);
    }

    private static JsonValue.Obj contexts(Build build, List<ImageBuild> bases) {
        var contexts = JsonValue.object();
        new TreeMap<>(build.additionalContexts()).forEach((name, source) -> {
            boolean service = source.startsWith(SERVICE);
            boolean image = source.startsWith(IMAGE) || service;
            boolean url = !image && BuildContext.isRemote(source);
            String value = source;
            if (service) value = reference(source.substring(SERVICE.length()), bases);
            else if (image) value = ImagePull.fullName(source.substring(IMAGE.length()));
            contexts.put(name, JsonValue.object().put("IsURL", url).put("IsImage", image).put("Value", value).build());
        });
        return contexts.build();
    }

    /** Returns the image of a service, which was built before. */
    private static String reference(String service, List<ImageBuild> bases) {
        for (ImageBuild base : bases) {
            if (!base.service().value().equals(service)) continue;
            return ImageReference.parse(base.reference()).name().contains("/") ? base.reference()
                    : "localhost/" + base.reference();
        }
        throw EngineException.failed("build.additional_contexts: service \"" + service + "\" has no build");
    }

    /**
     * Refuses what Podman's builder cannot do.
     *
     * @throws EngineException that names the attribute
     */
    public static void check(Operation.BuildImages operation) {
        if (operation.settings().check()) throw EngineException.failed("--check is not supported on Podman");
        for (ImageBuild image : operation.builds()) check(image.build());
    }

    private static void check(Build build) {
        if (!build.ssh().isEmpty()) throw EngineException.failed("build.ssh is not supported on Podman");
        if (build.privileged()) throw EngineException.failed("build.privileged is not supported on Podman");
        boolean otherFile = !build.dockerfile().orElse("Dockerfile").equals("Dockerfile");
        if (BuildContext.isRemote(build.context().orElse("."))
                && (otherFile || build.dockerfileInline().isPresent())) throw EngineException
                        .failed("build.dockerfile is not supported on Podman when the context is a URL");
        for (String source : build.additionalContexts().values())
            if (source.startsWith("oci-layout:")) throw EngineException
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
