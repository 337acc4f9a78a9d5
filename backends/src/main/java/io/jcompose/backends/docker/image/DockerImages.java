package io.jcompose.backends.docker.image;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.registry.ImageReference;
import io.jcompose.backends.registry.RegistryCredentials;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.spi.content.Images;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.planner.plan.Operation;
import java.util.Map;

/** Commit, tag, push. */
public final class DockerImages implements Images {
    /** What the engine reads as "nobody": the header must be there, and say something. */
    private static final String NO_CREDENTIALS = "e30=";

    private final DockerApi api;
    private final Map<String, String> environment;

    public DockerImages(DockerApi api, Map<String, String> environment) {
        this.api = api;
        this.environment = environment;
    }

    @Override
    public String commit(String container, CommitRequest request) {
        var query = new StringBuilder("/commit?container=").append(DockerApi.escape(container));
        request.reference().map(ImageReference::parse).ifPresent(image -> query
                .append("&repo=").append(DockerApi.escape(image.name()))
                .append("&tag=").append(DockerApi.escape(image.tag())));
        request.author().ifPresent(author -> query.append("&author=").append(DockerApi.escape(author)));
        request.message().ifPresent(text -> query.append("&comment=").append(DockerApi.escape(text)));
        for (String change : request.changes()) query.append("&changes=").append(DockerApi.escape(change));
        query.append("&pause=").append(request.pause() ? 1 : 0);
        return api.call("POST", query.toString(), null).string("Id");
    }

    @Override
    public void tag(String image, String reference) {
        ImageReference to = ImageReference.parse(reference);
        api.call("POST", "/images/" + DockerApi.reference(image) + "/tag?repo=" + DockerApi.escape(to.name()) + "&tag="
                + DockerApi.escape(to.tag()), null);
    }

    /** Sends an image to its registry, telling how each layer goes on. */
    public Performed push(Operation.PushImage push, OperationListener listener) {
        ImageReference image = ImageReference.parse(push.target().name());
        String credentials = new RegistryCredentials(environment).header(image.registry()).orElse(NO_CREDENTIALS);
        String path = "/images/" + DockerApi.reference(image.name()) + "/push?tag=" + DockerApi.escape(image.version());
        Transfer.run(api, EngineRequest.post(api.path(path)).with("X-Registry-Auth", credentials), listener);
        return Performed.DONE;
    }
}
