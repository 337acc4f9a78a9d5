package io.jcompose.backends.transport;

/**
 * What an engine says of itself when it is pinged.
 *
 * @param apiVersion     the newest version of Docker's API that it speaks, for example {@code 1.51}; empty when it does
 *                       not say
 * @param podman         whether it is Podman, which also speaks libpod's API
 * @param libpodVersion  of libpod's API, empty on Docker
 * @param osType         {@code linux} or {@code windows}
 * @param engineVersion  for example {@code 28.5.2}, from what it calls itself; empty when it does not say
 * @param builderVersion {@code 2}: the engine's default builder is BuildKit
 */
public record EnginePing(String apiVersion, boolean podman, String libpodVersion, String osType,
        String engineVersion, String builderVersion) {
    /** Asks an engine. */
    public static EnginePing of(EngineHttp http) {
        EngineResponse response = http.send(EngineRequest.get("/_ping")).orRefuse();
        response.discard();
        String libpod = response.header("Libpod-API-Version");
        return new EnginePing(response.header("API-Version"), !libpod.isEmpty(), libpod, response.header("OSType"),
                version(response.header("Server")), response.header("Builder-Version"));
    }

    /** Reads {@code Docker/28.5.2 (linux)}. */
    private static String version(String server) {
        int slash = server.indexOf('/');
        int end = server.indexOf(' ', slash + 1);
        return slash < 0 ? "" : server.substring(slash + 1, end < 0 ? server.length() : end);
    }
}
