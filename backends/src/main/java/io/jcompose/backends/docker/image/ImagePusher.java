package io.jcompose.backends.docker.image;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.registry.ImageReference;
import io.jcompose.backends.registry.RegistryCredentials;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.transport.EngineRequest;
import java.util.Map;

/** Sends images to their registries. */
public final class ImagePusher {
    /** What the engine reads as "nobody": the header must be there, and say something. */
    private static final String NO_CREDENTIALS = "e30=";

    private final DockerApi api;
    private final Map<String, String> environment;

    public ImagePusher(DockerApi api, Map<String, String> environment) {
        this.api = api;
        this.environment = environment;
    }

    /** Sends an image, telling how each layer goes on. */
    public Performed push(String reference, OperationListener listener) {
        ImageReference image = ImageReference.parse(reference);
        String credentials = new RegistryCredentials(environment).header(image.registry()).orElse(NO_CREDENTIALS);
        String path = "/images/" + DockerApi.reference(image.name()) + "/push?tag=" + DockerApi.escape(image.version());
        Transfer.run(api, EngineRequest.post(api.path(path)).with("X-Registry-Auth", credentials), listener);
        return Performed.DONE;
    }
}
