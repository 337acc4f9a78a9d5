package io.jcompose.model.load.remote;

/**
 * A compose project in a registry.
 *
 * @param host       with port, for example {@code registry.example.com:5000}; Docker Hub when none is written
 * @param repository for example {@code library/app}
 * @param version    a tag, or a digest {@code sha256:...}
 */
record OciReference(String host, String repository, String version) {
    static final String PREFIX = "oci://";
    private static final String HUB = "registry-1.docker.io";

    static OciReference parse(String text) {
        String rest = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        String version = "latest";
        int at = rest.indexOf('@');
        if (at >= 0) {
            version = rest.substring(at + 1);
            rest = rest.substring(0, at);
        }
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            if (at < 0) version = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
        }
        int slash = rest.indexOf('/');
        String first = slash < 0 ? "" : rest.substring(0, slash);
        boolean hosted = first.contains(".") || first.contains(":") || first.equals("localhost");
        if (hosted && !first.equals("docker.io")) return checked(text, first, rest.substring(slash + 1), version);
        String repository = hosted ? rest.substring(slash + 1) : rest;
        return checked(text, HUB, repository.contains("/") ? repository : "library/" + repository, version);
    }

    private static OciReference checked(String text, String host, String repository, String version) {
        boolean sound = !repository.isEmpty() && !version.isEmpty();
        for (int i = 0; i < repository.length(); i++) {
            char c = repository.charAt(i);
            sound &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._-/".indexOf(c) >= 0;
        }
        if (!sound) throw RemoteResources.failure("invalid reference format: " + text);
        return new OciReference(host, repository, version);
    }

    @Override
    public String toString() {
        return host + "/" + repository + (version.contains(":") ? "@" : ":") + version;
    }
}
