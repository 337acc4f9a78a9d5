package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.diagnostic.ComposeException.Kind;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void isOneForEveryFailure() {
        assertThat(ExitCode.of(Kind.INVALID_PROJECT)).isEqualTo(1);
        assertThat(ExitCode.of(Kind.ENGINE_REFUSED)).isEqualTo(1);
        assertThat(ExitCode.of(Kind.ENGINE_UNREACHABLE)).isEqualTo(1);
        assertThat(ExitCode.of(Kind.BUG)).isEqualTo(1);
    }

    @Test
    void tellsAnInterruptedCommandAsShellsDo() {
        assertThat(ExitCode.of(Kind.CANCELLED)).isEqualTo(130);
    }
}
