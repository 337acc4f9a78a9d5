package io.jcompose.backends.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.load.remote.RegistryCredentials.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCredentialsTest {
    @TempDir Path directory;

    private RegistryCredentials with(String config) throws IOException {
        Files.writeString(directory.resolve("config.json"), config);
        return new RegistryCredentials(Map.of("DOCKER_CONFIG", directory.toString()));
    }

    private static String decoded(String header) {
        return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
    }

    @Test
    void readsTheFile() throws IOException {
        String pair = Base64.getEncoder().encodeToString("me:se:cret".getBytes(StandardCharsets.UTF_8));
        var credentials = with("{\"auths\":{\"https://registry.example/v2/\":{\"auth\":\"" + pair
                + "\"},\"https://index.docker.io/v1/\":{\"identitytoken\":\"tok\"}}}");
        assertThat(credentials.header("registry.example")).map(RegistryCredentialsTest::decoded).contains(
                "{\"username\":\"me\",\"password\":\"se:cret\",\"serveraddress\":\"registry.example\"}");
        assertThat(credentials.header("docker.io")).map(RegistryCredentialsTest::decoded).contains(
                "{\"serveraddress\":\"https://index.docker.io/v1/\",\"identitytoken\":\"tok\"}");
        assertThat(credentials.header("ghcr.io")).isEmpty();
    }

    @Test
    void prefersTheVariable() throws IOException {
        Files.writeString(directory.resolve("config.json"),
                "{\"auths\":{\"r.example\":{\"username\":\"file\",\"password\":\"x\"}}}");
        var credentials = new RegistryCredentials(Map.of("DOCKER_CONFIG", directory.toString(), "DOCKER_AUTH_CONFIG",
                "{\"auths\":{\"r.example\":{\"username\":\"variable\",\"password\":\"x\"}}}"));
        assertThat(credentials.header("r.example")).map(RegistryCredentialsTest::decoded).get().asString()
                .contains("variable");
    }

    @Test
    void saysThatAHelperIsMissing() throws IOException {
        var credentials = with("{\"credHelpers\":{\"r.example\":\"jcompose-nowhere\"}}");
        assertThatThrownBy(() -> credentials.header("r.example"))
                .hasMessageStartingWith("error getting credentials - err: docker-credential-jcompose-nowhere");
    }

    @Test
    void tellsWhoWeAreAtARegistryAndUnderWhichNameDockerHubGoes() throws IOException {
        String pair = Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8));
        var credentials = with("{\"auths\":{\"r.example:5000\":{\"auth\":\"" + pair
                + "\"},\"https://index.docker.io/v1/\":{\"auth\":\"" + pair + "\",\"identitytoken\":\"tok\"}}}");
        assertThat(credentials.login("r.example:5000")).contains(new Login("me", "secret"));
        assertThat(credentials.login("registry-1.docker.io")).contains(new Login("", "tok"));
        assertThat(credentials.login("r.example")).isEmpty();
    }

    @Test
    void takesReferencesApart() {
        assertThat(ImageReference.parse("busybox")).isEqualTo(new ImageReference("docker.io", "busybox", "", ""));
        assertThat(ImageReference.parse("localhost:5000/a/b:1@sha256:ff"))
                .isEqualTo(new ImageReference("localhost:5000", "localhost:5000/a/b", "1", "sha256:ff"));
        assertThat(ImageReference.parse("me/app:2").registry()).isEqualTo("docker.io");
        assertThat(ImageReference.parse("busybox").version()).isEqualTo("latest");
        assertThat(ImageReference.parse("a.b/c@sha256:ff").version()).isEqualTo("sha256:ff");
    }
}
