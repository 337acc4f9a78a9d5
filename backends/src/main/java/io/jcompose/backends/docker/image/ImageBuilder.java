package io.jcompose.backends.docker.image;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.endpoint.DockerConfigFile;
import io.jcompose.backends.registry.ProxyVariables;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.plan.ImageBuild;
import io.jcompose.planner.plan.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Builds images: through buildx when its plugin is installed, else with the engine's own (classic) builder.
 * {@code DOCKER_BUILDKIT=0} chooses the latter. {@code COMPOSE_BAKE=false} has buildx build one image after the other,
 * those first that others depend on, as docker compose's own builder does. Thread-safe.
 */
public final class ImageBuilder {
    private final DockerApi api;
    private final Map<String, String> environment;
    /** Whether the user has read why buildx is not used. */
    private final AtomicBoolean told = new AtomicBoolean();

    public ImageBuilder(DockerApi api, Map<String, String> environment) {
        this.api = api;
        this.environment = environment;
    }

    /** Returns whether several images are built in one go. */
    public boolean together() {
        return enabled("COMPOSE_BAKE") && buildx().isPresent();
    }

    private Optional<BuildxPlugin> buildx() {
        return enabled("DOCKER_BUILDKIT") ? BuildxPlugin.find(environment) : Optional.empty();
    }

    /** Builds images and gives them their names. */
    public Performed build(Operation.BuildImages operation, OperationListener listener) {
        Optional<BuildxPlugin> buildx = buildx();
        Map<String, String> proxies = ProxyVariables.read(environment, api.endpoint().text());
        boolean usual = buildx.isPresent() && enabled("COMPOSE_BAKE");
        if (!usual && told.compareAndSet(false, true)) listener.warning(why());
        if (buildx.isPresent()) {
            if (operation.settings().memory().isPresent()) listener
                    .warning("--memory is not supported by BuildKit and will be ignored");
            buildx.get().bake(operation, BakeFile.of(operation, proxies), environment, api.endpoint(), listener);
            return Performed.DONE;
        }
        if (enabled("DOCKER_BUILDKIT")) requireBuilder(operation);
        if (operation.settings().check()) throw EngineException.failed("--check needs buildx, which isn't installed");
        var classic = new ClassicBuilder(api, environment, proxies);
        for (ImageBuild build : operation.builds()) {
            classic.build(build, operation.settings(), listener);
            if (operation.settings().push() && build.named()) new ImagePusher(api, environment)
                    .push(build.reference(), listener);
        }
        return Performed.DONE;
    }

    /** Makes sure that the builder asked for is one that buildx has been told of, though it is not here to say so. */
    private void requireBuilder(Operation.BuildImages operation) {
        String name = operation.settings().builder().orElse(environment.getOrDefault("BUILDX_BUILDER", ""));
        DockerConfigFile docker = DockerConfigFile.read(environment);
        String given = environment.getOrDefault("BUILDX_CONFIG", "");
        Path buildx = given.isEmpty() ? docker.directory().resolve("buildx") : Path.of(given);
        if (name.isEmpty() || docker.hasContext(name)
                || Files.exists(buildx.resolve("instances").resolve(name))) return;
        throw EngineException.failed("no builder \"" + name + "\" found");
    }

    /** Says why images are not built all in one go. */
    private String why() {
        if (!enabled("COMPOSE_BAKE")) return "COMPOSE_BAKE=false is deprecated, support for internal compose builder"
                + " will be removed in next release";
        return "Docker Compose is configured to build using Bake, but "
                + (enabled("DOCKER_BUILDKIT") ? "buildx isn't installed" : "buildkit isn't enabled");
    }

    /** Reads a switch that is on unless it is switched off. */
    private boolean enabled(String variable) {
        String value = environment.getOrDefault(variable, "");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "1", "t", "true" -> true;
            case "0", "f", "false" -> false;
            default -> throw new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                    (variable.equals("DOCKER_BUILDKIT") ? variable + " environment variable expects boolean value: "
                            : "")
                            + "strconv.ParseBool: parsing \"" + value + "\": invalid syntax");
        };
    }
}
