package io.jcompose.backends.docker.image;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.plan.Operation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Builds images: through buildx when its plugin is installed, else with the engine's own (classic) builder.
 * {@code DOCKER_BUILDKIT=0} and {@code COMPOSE_BAKE=false} choose the latter.
 */
public final class ImageBuilder {
    private final DockerApi api;
    private final Map<String, String> environment;

    public ImageBuilder(DockerApi api, Map<String, String> environment) {
        this.api = api;
        this.environment = environment;
    }

    /** Builds an image and gives it its names; its id is what was created. */
    public Performed build(Operation.BuildImage build, OperationListener listener) {
        if (enabled("DOCKER_BUILDKIT") && enabled("COMPOSE_BAKE")) {
            Optional<BuildxPlugin> buildx = BuildxPlugin.find(environment);
            if (buildx.isPresent()) {
                buildx.get().bake(BakeFile.of(build), environment, api.endpoint(), listener);
                return Performed.created(id(build.target().name()));
            }
            listener.warning("Docker Compose is configured to build using Bake, but buildx isn't installed");
        }
        Optional<String> made = new ClassicBuilder(api, environment).build(build, listener);
        return Performed.created(made.orElseGet(() -> id(build.target().name())));
    }

    private String id(String image) {
        return api.read("/images/" + DockerApi.reference(image) + "/json").string("Id");
    }

    /** Reads a switch that is on unless it is switched off. */
    private boolean enabled(String variable) {
        String value = environment.getOrDefault(variable, "");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "1", "t", "true" -> true;
            case "0", "f", "false" -> false;
            default -> throw new ComposeException(ComposeException.Kind.INVALID_PROJECT, variable
                    + " environment variable expects boolean value: strconv.ParseBool: parsing \"" + value
                    + "\": invalid syntax");
        };
    }
}
