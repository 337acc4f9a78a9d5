package io.jcompose.backends.podman.image;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.registry.ImageReference;
import io.jcompose.backends.registry.RegistryCredentials;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.planner.image.PlatformSpecifier;
import io.jcompose.planner.plan.Operation;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Fetches images. */
public final class ImagePull {
    private static final String HUB = "docker.io";

    private final LibpodApi api;
    private final Map<String, String> environment;

    public ImagePull(LibpodApi api, Map<String, String> environment) {
        this.api = api;
        this.environment = environment;
    }

    /** Fetches an image, telling which parts of it come. */
    public Performed pull(Operation.PullImage pull, OperationListener listener) {
        ImageReference image = ImageReference.parse(pull.target().name());
        LibpodCall call = LibpodCall.to("images", "pull").with("reference", fullName(pull.target().name()))
                .with("policy", "always");
        pull.platform().map(PlatformSpecifier::parse).ifPresent(platform -> platform(call, platform));
        EngineRequest request = call.post();
        Optional<String> credentials = new RegistryCredentials(environment).header(image.registry());
        if (credentials.isPresent()) request = request.with("X-Registry-Auth", credentials.get());
        var parts = new ArrayList<String>();
        Optional<String> id = ImageTransfer.run(api, request, line -> {
            String part = part(line);
            if (part.isEmpty() || parts.contains(part)) return;
            parts.add(part);
            listener.transfer(part, "Downloading", 0, 0);
        });
        for (String part : parts) listener.transfer(part, "Pull complete", 0, 0);
        return id.map(found -> Performed.created("sha256:" + found)).orElse(Performed.DONE);
    }

    /**
     * Returns the name with its registry. A name without one means docker.io in a Compose file; what Podman makes of it
     * depends on registries.conf, and with several registries in it on an answer that nobody is there to give.
     */
    static String fullName(String reference) {
        if (!ImageReference.parse(reference).registry().equals(HUB)
                || reference.startsWith(HUB + "/")) return reference;
        return HUB + "/" + (reference.indexOf('/') < 0 ? "library/" : "") + reference;
    }

    private static void platform(LibpodCall call, PlatformSpecifier platform) {
        call.with("OS", platform.os()).with("Arch", platform.architecture());
        if (!platform.variant().isEmpty()) call.with("Variant", platform.variant());
    }

    /** Reads {@code Copying blob sha256:2a8f...}, with or without what is said of it after that. */
    private static String part(String line) {
        if (!line.startsWith("Copying blob ")) return "";
        String digest = line.substring("Copying blob ".length());
        int end = digest.indexOf(' ');
        if (end >= 0) digest = digest.substring(0, end);
        if (digest.startsWith("sha256:")) digest = digest.substring("sha256:".length());
        return digest.substring(0, Math.min(12, digest.length()));
    }
}
