package io.jcompose.backends.podman.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.spi.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodmanServiceTest {
    @TempDir Path runtime;

    @Test
    void withoutTheProgramThereIsNoService() {
        assertThatThrownBy(() -> PodmanService.of(Map.of("PATH", runtime.toString())))
                .isInstanceOfSatisfying(EngineException.class, missing -> {
                    assertThat(missing.kind()).isEqualTo(EngineException.Kind.ENGINE_UNREACHABLE);
                    assertThat(missing.hint().orElse("")).contains("install the package podman");
                });
    }

    @Test
    void anotherStoreHasAnotherService() throws IOException {
        Path program = Files.createFile(runtime.resolve("podman"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertThat(program).isExecutable();
        var environment = Map.of("PATH", runtime.toString(), "XDG_RUNTIME_DIR", runtime.toString());
        var other = Map.of("PATH", runtime.toString(), "XDG_RUNTIME_DIR", runtime.toString(), "CONTAINERS_CONF", "/x");
        assertThat(PodmanService.of(environment).endpoint()).isEqualTo(PodmanService.of(environment).endpoint());
        assertThat(PodmanService.of(environment).endpoint()).isNotEqualTo(PodmanService.of(other).endpoint());
    }
}
