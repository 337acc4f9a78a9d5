package io.jcompose.model.load.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitReferenceTest {
    @Test
    void splitsRefAndDirectoryFromTheFragment() {
        assertThat(GitReference.parse("https://example.com/shop.git#v1:deploy/dev"))
                .contains(new GitReference("https://example.com/shop.git", "v1", "deploy/dev"));
        assertThat(GitReference.parse("github.com/acme/shop"))
                .contains(new GitReference("https://github.com/acme/shop", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"git://example.com/x", "ssh://git@example.com/x", "git@example.com:acme/shop.git",
        "http://example.com/x.git?a=b"})
    void takesGitUrls(String text) {
        assertThat(RemoteResources.accepts(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"compose.yaml", "./a.git", "/srv/repo.git", "https://example.com/compose.yaml", "C:\\a.yaml",
                "-", "a@b/c:d"})
    void leavesLocalPathsAlone(String text) {
        assertThat(RemoteResources.accepts(text)).isFalse();
    }
}
