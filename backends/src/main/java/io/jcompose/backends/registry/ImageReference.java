package io.jcompose.backends.registry;

/**
 * The parts of an image's name: {@code [REGISTRY/]PATH[:TAG][@DIGEST]}.
 *
 * @param registry for example {@code ghcr.io}; {@code docker.io} when the name has none
 * @param name     everything before tag and digest, as it was written
 * @param tag      empty when there is none
 * @param digest   for example {@code sha256:...}; empty when there is none
 */
public record ImageReference(String registry, String name, String tag, String digest) {
    /** Takes a reference apart. Any text has a reading; whether it is valid is for the engine to say. */
    public static ImageReference parse(String text) {
        int at = text.indexOf('@');
        String digest = at < 0 ? "" : text.substring(at + 1);
        String rest = at < 0 ? text : text.substring(0, at);
        int colon = rest.lastIndexOf(':');
        boolean tagged = colon > rest.lastIndexOf('/');
        String name = tagged ? rest.substring(0, colon) : rest;
        return new ImageReference(registry(name), name, tagged ? rest.substring(colon + 1) : "", digest);
    }

    private static String registry(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) return "docker.io";
        String first = name.substring(0, slash);
        boolean host = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        return host ? first : "docker.io";
    }

    /** Returns tag or digest to fetch, {@code latest} when none is named. */
    public String version() {
        if (!digest.isEmpty()) return digest;
        return tag.isEmpty() ? "latest" : tag;
    }
}
