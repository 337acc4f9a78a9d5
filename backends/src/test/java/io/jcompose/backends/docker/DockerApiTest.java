package io.jcompose.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerApiTest {
    @ParameterizedTest
    @CsvSource({"busybox:1, busybox:1", "host:5000/a/b@sha256:0f, host:5000/a/b@sha256:0f", "a b, a%20b",
        "/hub:, hub:", "//hub, hub"})
    void referencesKeepWhatEnginesWantInAPath(String image, String path) {
        assertThat(DockerApi.reference(image)).isEqualTo(path);
    }
}
