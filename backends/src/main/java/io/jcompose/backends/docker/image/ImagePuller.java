package io.jcompose.backends.docker.image;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.registry.ImageReference;
import io.jcompose.backends.registry.RegistryCredentials;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.planner.plan.Operation;
import java.util.Map;
import java.util.Optional;

/** Fetches images. */
public final class ImagePuller {
    private final DockerApi api;
    private final Map<String, String> environment;

    public ImagePuller(DockerApi api, Map<String, String> environment) {
        this.api = api;
        this.environment = environment;
    }

    /** Fetches an image, telling how each layer goes on. */
    public Performed pull(Operation.PullImage pull, OperationListener listener) {
        ImageReference image = ImageReference.parse(pull.target().name());
        String query = "?fromImage=" + DockerApi.escape(image.name()) + "&tag=" + DockerApi.escape(image.version())
                + pull.platform().map(platform -> "&platform=" + DockerApi.escape(platform)).orElse("");
        EngineRequest request = EngineRequest.post(api.path("/images/create" + query));
        Optional<String> credentials = new RegistryCredentials(environment).header(image.registry());
        if (credentials.isPresent()) request = request.with("X-Registry-Auth", credentials.get());
        Transfer.run(api, request, listener);
        return Performed.DONE;
    }
}
