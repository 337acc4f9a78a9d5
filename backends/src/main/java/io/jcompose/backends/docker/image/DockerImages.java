package io.jcompose.backends.docker.image;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.registry.ImageReference;
import io.jcompose.backends.spi.content.Images;
import io.jcompose.model.json.JsonValue;
import java.util.List;

/** Images made of containers, and their names. */
public final class DockerImages implements Images {
    private final DockerApi api;
    private final ImageBuilder builder;

    public DockerImages(DockerApi api, ImageBuilder builder) {
        this.api = api;
        this.builder = builder;
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

    @Override
    public List<JsonValue.Obj> labelled(String label) {
        return api.send(api.get("/images/json?" + DockerApi.filters("label", List.of(label)))).orRefuse().objects();
    }

    @Override
    public boolean buildsTogether() {
        return builder.together();
    }
}
