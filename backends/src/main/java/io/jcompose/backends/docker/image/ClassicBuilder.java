package io.jcompose.backends.docker.image;

import io.jcompose.backends.archive.BuildContext;
import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.registry.RegistryCredentials;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.planner.plan.BuildSettings;
import io.jcompose.planner.plan.ImageBuild;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The engine's own builder of before BuildKit; it knows less of the spec. */
final class ClassicBuilder {
    private static final String BUILDER_LABEL = "com.docker.compose.image.builder";

    private final DockerApi api;
    private final Map<String, String> environment;
    private final Map<String, String> proxies;

    /**
     * @param proxies build arguments that every build gets unless it has them
     */
    ClassicBuilder(DockerApi api, Map<String, String> environment, Map<String, String> proxies) {
        this.api = api;
        this.environment = environment;
        this.proxies = proxies;
    }

    /** Builds an image. The query is in a fixed order: the engine looks for what it has built before by its text. */
    void build(ImageBuild image, BuildSettings settings, OperationListener listener) {
        Build build = image.build();
        refuseWhatOnlyBuildKitKnows(build);
        String context = build.context().orElse(".");
        boolean remote = BuildContext.isRemote(context);
        var query = new StringBuilder("/build?rm=1");
        var tags = new ArrayList<String>(build.tags());
        tags.add(image.reference());
        for (String tag : tags) add(query, "t", tag);
        if (build.noCache()) query.append("&nocache=1");
        if (build.pull()) query.append("&pull=1");
        add(query, "buildargs", JsonWriter.compact(args(build)));
        var labels = new TreeMap<String, String>(build.labels());
        labels.put(BUILDER_LABEL, "classic");
        add(query, "labels", JsonWriter.compact(JsonValue.strings(labels)));
        build.target().ifPresent(stage -> add(query, "target", stage));
        build.network().ifPresent(mode -> add(query, "networkmode", mode));
        build.isolation().ifPresent(isolation -> add(query, "isolation", isolation));
        image.platform().ifPresent(platform -> add(query, "platform", platform));
        if (!build.cacheFrom().isEmpty()) add(query, "cachefrom",
                JsonWriter.compact(JsonValue.strings(build.cacheFrom())));
        build.sharedMemorySize().ifPresent(size -> add(query, "shmsize", size.toString()));
        settings.memory().ifPresent(bytes -> add(query, "memory", Long.toString(bytes)));
        if (!build.ulimits().isEmpty()) add(query, "ulimits", JsonWriter.compact(ulimits(build)));
        new TreeMap<>(build.extraHosts()).forEach((host, addresses) -> {
            for (String address : addresses) add(query, "extrahosts", host + ":" + address);
        });
        EngineRequest request;
        if (remote) {
            add(query, "remote", context);
            build.dockerfile().ifPresent(file -> add(query, "dockerfile", file));
            request = EngineRequest.post(api.path(query.toString()));
        } else {
            BuildContext local = BuildContext.of(build, Path.of(context));
            add(query, "dockerfile", local.dockerfileName());
            request = EngineRequest.post(api.path(query.toString())).with("application/x-tar",
                    new EngineRequest.Body.Streamed(local::writeTo));
        }
        Optional<String> credentials = new RegistryCredentials(environment).allHeader();
        if (credentials.isPresent()) request = request.with("X-Registry-Config", credentials.get());
        Transfer.run(api, request, listener);
    }

    private static JsonValue ulimits(Build build) {
        var limits = new ArrayList<JsonValue>();
        new TreeMap<>(build.ulimits()).forEach((name, limit) -> limits.add(JsonValue.object().put("Name", name)
                .put("Hard", limit.single().orElse(limit.hard())).put("Soft", limit.single().orElse(limit.soft()))
                .build()));
        return new JsonValue.Arr(limits);
    }

    private JsonValue.Obj args(Build build) {
        var args = new TreeMap<String, JsonValue>();
        proxies.forEach((name, value) -> args.put(name, JsonValue.of(value)));
        build.args().forEach((name, value) -> {
            if (value instanceof EnvironmentValue.Literal literal) args.put(name, JsonValue.of(literal.value()));
        });
        return new JsonValue.Obj(new LinkedHashMap<>(args));
    }

    private static void refuseWhatOnlyBuildKitKnows(Build build) {
        refuse(build.platforms().size() > 1, "multi-arch build");
        refuse(build.privileged(), "privileged mode");
        refuse(!build.additionalContexts().isEmpty(), "additional contexts");
        refuse(!build.ssh().isEmpty(), "SSH keys");
        refuse(!build.secrets().isEmpty(), "secrets");
    }

    private static void refuse(boolean wanted, String what) {
        if (wanted) throw EngineException.failed(
                "the classic builder doesn't support " + what + ", set DOCKER_BUILDKIT=1 to use BuildKit");
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append('&').append(name).append('=').append(DockerApi.escape(value));
    }
}
