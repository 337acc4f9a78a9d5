package io.jcompose.backends.podman.image;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.registry.ImageReference;
import io.jcompose.backends.registry.RegistryCredentials;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.spi.content.Images;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images made of containers, their names, and their way to registries. */
public final class PodmanImages implements Images {
    private final LibpodApi api;
    private final Map<String, String> environment;

    public PodmanImages(LibpodApi api, Map<String, String> environment) {
        this.api = api;
        this.environment = environment;
    }

    @Override
    public String commit(String container, CommitRequest request) {
        LibpodCall call = LibpodCall.to("commit").with("container", container).with("pause", request.pause())
                .with("format", "docker");
        request.reference().map(ImageReference::parse).ifPresent(image -> {
            call.with("repo", image.name());
            call.with("tag", image.tag().isEmpty() ? "latest" : image.tag());
        });
        request.author().ifPresent(author -> call.with("author", author));
        request.message().ifPresent(text -> call.with("comment", text));
        for (String change : request.changes()) call.with("changes", change);
        String id = api.object(call.post()).string("Id");
        return id.startsWith("sha256:") ? id : "sha256:" + id;
    }

    @Override
    public List<JsonValue.Obj> labelled(String label) {
        return api.objects(LibpodCall.docker("images", "json").withLabel(label).get());
    }

    @Override
    public void tag(String image, String reference) {
        ImageReference to = ImageReference.parse(reference);
        api.done(LibpodCall.to("images", image, "tag").with("repo", to.name())
                .with("tag", to.tag().isEmpty() ? "latest" : to.tag()).post());
    }

    /** Sends an image to its registry. libpod does not tell how each part goes on. */
    public Performed push(Operation.PushImage push, OperationListener listener) {
        return push(push.target().name(), listener);
    }

    Performed push(String name, OperationListener listener) {
        String full = ImagePull.fullName(name);
        EngineRequest request = LibpodCall.to("images", name, "push").with("destination", full).post();
        Optional<String> credentials = new RegistryCredentials(environment)
                .header(ImageReference.parse(name).registry());
        if (credentials.isPresent()) request = request.with("X-Registry-Auth", credentials.get());
        listener.transfer("image", "Pushing", 0, 0);
        ImageTransfer.run(api, request, line -> {});
        listener.transfer("image", "Pushed", 0, 0);
        return Performed.DONE;
    }
}
