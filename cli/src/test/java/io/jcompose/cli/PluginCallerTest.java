package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluginCallerTest {
    private static final String SOCKETS = """
            Num       RefCount Protocol Flags    Type St Inode Path
            0000000000000000: 00000002 00000000 00010000 0001 01 72113 @docker_cli_0b1c
            0000000000000000: 00000003 00000000 00000000 0001 03 72114 @docker_cli_0b1c
            0000000000000000: 00000003 00000000 00000000 0001 03 72120
            0000000000000000: 00000002 00000000 00010000 0001 01 18237 /run/docker.sock
            """;

    @Test
    void aSocketWithoutAFileIsFoundByItsWholeName() {
        assertThat(PluginCaller.lists(SOCKETS, "@docker_cli_0b1c")).isTrue();
        assertThat(PluginCaller.lists(SOCKETS, "@docker_cli_0b1")).isFalse();
        assertThat(PluginCaller.lists(SOCKETS, "docker_cli_0b1c")).isFalse();
    }
}
