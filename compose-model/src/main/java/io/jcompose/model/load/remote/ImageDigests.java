package io.jcompose.model.load.remote;

import io.jcompose.model.diagnostic.ComposeException;
import java.util.Locale;

/** Asks registries for the digests of images, so that a tag that moves later does not matter. */
public final class ImageDigests {
    private final OciRegistry registry;

    /**
     * @param access how registries are reached
     */
    public ImageDigests(RegistryAccess access) {
        registry = new OciRegistry(access);
    }

    /**
     * Returns the full name of an image with the digest that its tag has now: {@code docker.io/library/x:1@sha256:...}.
     * A name that has a digest already loses its tag.
     *
     * @throws ComposeException when it is no name of an image, or the registry does not tell
     */
    public String pinned(String image) {
        String digest = "";
        String name = image;
        int at = image.indexOf('@');
        if (at >= 0) {
            digest = image.substring(at + 1);
            name = image.substring(0, at);
        }
        String tag = "latest";
        int colon = name.lastIndexOf(':');
        if (colon > name.lastIndexOf('/')) {
            tag = name.substring(colon + 1);
            name = name.substring(0, colon);
        }
        String full = full(name);
        if (!digest.isEmpty()) return full + "@" + digest;
        String tagged = full + ":" + tag;
        try {
            return tagged + "@" + registry.imageDigest(OciReference.parse(tagged));
        } catch (ComposeException unknown) {
            throw RemoteResources.failure(
                    "failed to resolve digest for " + tagged + ": " + unknown.getMessage(), unknown);
        }
    }

    private static String full(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean hosted = first.contains(".") || first.contains(":") || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
        String host = hosted ? first : "docker.io";
        if (host.equals("index.docker.io")) host = "docker.io";
        String path = hosted ? name.substring(slash + 1) : name;
        if (host.equals("docker.io") && path.indexOf('/') < 0) path = "library/" + path;
        if (!path.equals(path.toLowerCase(Locale.ROOT))) {
            throw RemoteResources.failure(
                    "invalid reference format: repository name (" + path + ") must be lowercase");
        }
        return host + "/" + path;
    }
}
