package io.jcompose.tests.contract;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.podman.PodmanBackend;
import io.jcompose.backends.spi.Backend;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Podman, at {@code JCOMPOSE_TEST_PODMAN_SOCKET}. */
@Tag("engine")
@Tag("every-engine")
class PodmanBackendIT extends BackendContract implements ArchiveExpectations, ProcessExpectations {
    @Override
    Backend connect() {
        return PodmanBackend.at(new EngineEndpoint.Unix(Path.of(EngineAccess.podman())), Map.of());
    }
}
