package io.jcompose.backends.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoreRulesTest {
    private static boolean excluded(String path, String... rules) {
        return IgnoreRules.parse(List.of(rules)).excludes(path);
    }

    @Test
    void leavesOutWhatARuleNamesAndWhatLiesBelow() {
        assertThat(excluded("node_modules", "node_modules")).isTrue();
        assertThat(excluded("node_modules/a/b.js", "node_modules/")).isTrue();
        assertThat(excluded("src/node_modules", "node_modules")).isFalse();
        assertThat(excluded("src/node_modules/a", "**/node_modules")).isTrue();
    }

    @Test
    void keepsAStarWithinOneDirectory() {
        assertThat(excluded("a.log", "*.log")).isTrue();
        assertThat(excluded("logs/a.log", "*.log")).isFalse();
        assertThat(excluded("logs/a.log", "*/*.log")).isTrue();
        assertThat(excluded("x/y/a.log", "**/*.log")).isTrue();
        assertThat(excluded("a.log", "**/*.log")).isTrue();
        assertThat(excluded("b1", "b?")).isTrue();
        assertThat(excluded("b12", "b?")).isFalse();
        assertThat(excluded("c3", "c[0-9]")).isTrue();
    }

    @Test
    void letsTheLastRuleThatFitsDecide() {
        assertThat(excluded("README.md", "*.md", "!README.md")).isFalse();
        assertThat(excluded("README.md", "*.md", "!README.md", "README*")).isTrue();
        assertThat(excluded("docs/keep/a", "docs", "!docs/keep")).isFalse();
        assertThat(excluded("docs/other", "docs", "!docs/keep")).isTrue();
    }

    @Test
    void readsPathsHoweverTheyAreWritten() {
        assertThat(excluded("a/b", "/a/b")).isTrue();
        assertThat(excluded("a/b", "./a//b/")).isTrue();
        assertThat(excluded("b", "a/../b")).isTrue();
        assertThat(excluded("a.b", "a\\.b")).isTrue();
        assertThat(excluded("axb", "a.b")).isFalse();
        assertThat(excluded("x", "# x", "", "  ")).isFalse();
        assertThat(excluded("anything/at/all", "**")).isTrue();
        assertThat(excluded("anything", "*")).isTrue();
    }
}
