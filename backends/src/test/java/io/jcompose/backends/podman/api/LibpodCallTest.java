package io.jcompose.backends.podman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibpodCallTest {
    @Test
    void namesAndValuesAreEscaped() {
        assertThat(LibpodCall.to("images", "localhost/a b:1", "json").get().path())
                .isEqualTo("/v4.0.0/libpod/images/localhost/a%20b:1/json");
        assertThat(LibpodCall.to("containers", "json").with("all", true).withLabel("p", "x&y").get().path())
                .isEqualTo(
                        "/v4.0.0/libpod/containers/json?all=true&filters=%7B%22label%22:%5B%22p%3Dx%5Cu0026y%22%5D%7D");
        assertThat(LibpodCall.to("volumes", "ü?").delete().path()).isEqualTo("/v4.0.0/libpod/volumes/%C3%BC%3F");
    }

    @ParameterizedTest
    @CsvSource({"4.3.1, 4, 3", "5.4.2, 5, 4", "5.8.0-rc1, 5, 8", "6.0, 6, 0", "strange, 4, 0"})
    void aVersionIsReadAsFarAsItCanBe(String text, int major, int minor) {
        LibpodVersion version = LibpodVersion.parse(text);
        assertThat(version.atLeast(major, minor)).isTrue();
        assertThat(version.atLeast(major, minor + 1)).isFalse();
        assertThat(version).hasToString(text);
    }

    @Test
    void aCauseInTheMachineIsExplained() {
        EngineException refused = EngineHints.explain(EngineException.refused("POST", "/containers/create", 500,
                "container-init binary not found on the host: stat /usr/libexec/podman/catatonit: no such file"));
        assertThat(refused.hint().orElse("")).contains("catatonit");
        assertThat(refused.status()).isEqualTo(500);
        assertThat(EngineHints.hint("default OCI runtime \"crun\" not found: invalid argument"))
                .contains("crun or runc");
        assertThat(EngineHints.hint("crun: unknown version specified, cgroup v1")).contains("runtime=\"runc\"");
        assertThat(EngineHints.hint("pasta failed with exit code 1: Failed to bind port 80 (Permission denied)"))
                .contains("ip_unprivileged_port_start");
        assertThat(EngineHints.hint("no such container")).isEmpty();
    }
}
