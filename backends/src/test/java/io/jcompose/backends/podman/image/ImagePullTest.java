package io.jcompose.backends.podman.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePullTest {
    @ParameterizedTest
    @CsvSource({"nginx, docker.io/library/nginx", "nginx:1.27, docker.io/library/nginx:1.27",
        "bitnami/redis, docker.io/bitnami/redis", "docker.io/library/nginx, docker.io/library/nginx",
        "ghcr.io/a/b:1, ghcr.io/a/b:1", "localhost:5000/x, localhost:5000/x"})
    void aNameWithoutARegistryMeansDockerIo(String written, String pulled) {
        assertThat(ImagePull.fullName(written)).isEqualTo(pulled);
    }
}
