package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class UserEnvironmentTest {
    @Test
    void isTheProcessEnvironmentWhenTheLauncherWasNotThere() {
        var environment = Map.of("LC_ALL", "de_DE", "JCOMPOSE_USER_X", "1");
        assertThat(UserEnvironment.restore(environment)).isEqualTo(environment);
    }

    @Test
    void givesBackTheLocaleThatTheUserHadSet() {
        var environment = Map.of("JCOMPOSE_LAUNCHED", "1", "LC_ALL", "C.UTF-8", "JCOMPOSE_USER_LC_ALL", "de_DE");
        assertThat(UserEnvironment.restore(environment)).containsExactly(Map.entry("LC_ALL", "de_DE"));
    }

    @Test
    void forgetsALocaleThatOnlyTheLauncherHadSet() {
        var environment = Map.of("JCOMPOSE_LAUNCHED", "1", "LC_ALL", "C.UTF-8", "LANG", "de_DE");
        assertThat(UserEnvironment.restore(environment)).containsExactly(Map.entry("LANG", "de_DE"));
    }

    @Test
    void tellsAnEmptyOptionVariableFromAnAbsentOne() {
        var environment = Map.of("JCOMPOSE_LAUNCHED", "1", "LC_ALL", "C.UTF-8", "JCOMPOSE_USER_JAVA_TOOL_OPTIONS", "");
        assertThat(UserEnvironment.restore(environment)).containsExactly(Map.entry("JAVA_TOOL_OPTIONS", ""));
    }
}
