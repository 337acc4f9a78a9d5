package io.jcompose.tests.contract;

import io.jcompose.backends.docker.DockerBackend;
import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.transport.EngineHttp;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Docker, at {@code JCOMPOSE_TEST_DOCKER_HOST}. */
@Tag("engine")
@Tag("every-engine")
class DockerBackendIT extends BackendContract
        implements AbilityExpectations, ArchiveExpectations, ProcessExpectations {
    @Override
    Backend connect() {
        return new DockerBackend(
                new EngineHttp(EngineEndpoint.parse(EngineAccess.docker(), Optional.empty())), Map.of());
    }
}
