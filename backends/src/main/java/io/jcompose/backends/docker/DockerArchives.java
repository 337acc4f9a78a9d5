package io.jcompose.backends.docker;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.content.Archives;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.EngineTime;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Files in containers. */
final class DockerArchives implements Archives {
    /** How Go numbers the kinds of files, and how Unix does. */
    private static final long GO_DIRECTORY = 1L << 31;
    private static final long GO_LINK = 1L << 27;

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
            String facts = new String(
                    Base64.getDecoder().decode(response.header("X-Docker-Container-Path-Stat")),
                    StandardCharsets.UTF_8);
            return Optional.of(read(JsonReader.readObject(facts)));
        }
    }

    private static PathFacts read(JsonValue.Obj stat) {
        long mode = stat.number("mode");
        int type = (mode & GO_DIRECTORY) != 0 ? 0040000 : (mode & GO_LINK) != 0 ? 0120000 : 0100000;
        return new PathFacts(stat.string("name"), stat.number("size"), type | (int) (mode & 0777),
                EngineTime.parse(stat.string("mtime")).orElse(Instant.EPOCH), stat.string("linkTarget"));
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
