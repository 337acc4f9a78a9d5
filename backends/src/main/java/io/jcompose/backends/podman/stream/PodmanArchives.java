package io.jcompose.backends.podman.stream;

import io.jcompose.backends.archive.PathHeader;
import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.content.Archives;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import java.io.InputStream;
import java.util.Optional;

/** Files in containers. */
public final class PodmanArchives implements Archives {
    private static final int GONE = 404;

    private final LibpodApi api;

    public PodmanArchives(LibpodApi api) {
        this.api = api;
    }

    @Override
    public Optional<PathFacts> stat(String container, String path) {
        EngineRequest get = archive(container, path).get();
        try (EngineResponse response = api.send(EngineRequest.of("HEAD", get.path()))) {
            if (response.status() == GONE) return Optional.empty();
            if (response.status() >= 400) throw EngineException.refused("HEAD", get.path(), response.status(),
                    "no answer about " + container + ":" + path);
            return Optional.of(PathHeader.read(response.header(PathHeader.NAME)));
        }
    }

    @Override
    public InputStream copyOut(String container, String path) {
        EngineResponse response = api.send(archive(container, path).get());
        if (response.status() != GONE) return response.orRefuse().body();
        response.discard();
        // Podman says "stat: no such file" of a path that it does not name
        throw EngineException.refused("GET", archive(container, path).get().path(), GONE,
                "Could not find the file " + path + " in container " + container);
    }

    @Override
    public void copyIn(String container, String directory, TarSource tar, boolean keepOwner) {
        LibpodCall call = archive(container, directory).with("noOverwriteDirNonDir", true);
        if (keepOwner) call.with("copyUIDGID", true);
        api.done(call.put("application/x-tar", new EngineRequest.Body.Streamed(tar::writeTo)));
    }

    @Override
    public InputStream export(String container) {
        return api.call(LibpodCall.to("containers", container, "export").get()).body();
    }

    private static LibpodCall archive(String container, String path) {
        return LibpodCall.to("containers", container, "archive").with("path", path);
    }
}
