package io.jcompose.backends.transport;

/**
 * What an engine says of itself when it is pinged.
 *
 * @param apiVersion     the newest version of Docker's API that it speaks, for example {@code 1.51}; empty when it does
 *                       not say
 * @param podman         whether it is Podman, which also speaks libpod's API
 * @param libpodVersion  of libpod's API, empty on Docker
 * @param osType         {@code linux} or {@code windows}
 * @param builderVersion {@code 2}: the engine's default builder is BuildKit
 */
public record EnginePing(String apiVersion, boolean podman, String libpodVersion, String osType,
        String builderVersion) {
    /** Asks an engine. */
    public static EnginePing of(EngineHttp http) {
        EngineResponse response = http.send(EngineRequest.get("/_ping")).orRefuse();
        response.discard();
        String libpod = response.header("Libpod-API-Version");
        return new EnginePing(response.header("API-Version"), !libpod.isEmpty(), libpod, response.header("OSType"),
                response.header("Builder-Version"));
    }
}
