package io.jcompose.backends.docker;

import io.jcompose.backends.archive.PathHeader;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.content.Archives;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import java.io.InputStream;
import java.util.Optional;

/** Files in containers. */
final class DockerArchives implements Archives {
    private final DockerApi api;

    DockerArchives(DockerApi api) {
        this.api = api;
    }

    @Override
    public Optional<PathFacts> stat(String container, String path) {
        try (EngineResponse response = api.send(EngineRequest.of("HEAD", api.path(archive(container, path))))) {
            if (response.status() == 404) return Optional.empty();
            if (response.status() >= 400) throw EngineException.refused("HEAD", archive(container, path),
                    response.status(), "no answer about " + container + ":" + path);
            return Optional.of(PathHeader.read(response.header(PathHeader.NAME)));
        }
    }

    @Override
    public InputStream copyOut(String container, String path) {
        return api.send(api.get(archive(container, path))).orRefuse().body();
    }

    @Override
    public void copyIn(String container, String directory, TarSource tar, boolean keepOwner) {
        EngineRequest request = EngineRequest
                .of("PUT", api.path(archive(container, directory) + "&noOverwriteDirNonDir=true"
                        + (keepOwner ? "&copyUIDGID=true" : "")))
                .with("application/x-tar", new EngineRequest.Body.Streamed(tar::writeTo));
        try (EngineResponse response = api.send(request)) {
            response.orRefuse().discard();
        }
    }

    @Override
    public InputStream export(String container) {
        return api.send(api.get("/containers/" + DockerApi.escape(container) + "/export")).orRefuse().body();
    }

    private static String archive(String container, String path) {
        return "/containers/" + DockerApi.escape(container) + "/archive?path=" + DockerApi.escape(path);
    }
}
