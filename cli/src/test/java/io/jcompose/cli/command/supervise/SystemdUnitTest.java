package io.jcompose.cli.command.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.cli.EngineAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemdUnitTest {
    @Test
    void aUnitOfTheSystemNamesTheEngineAndWaitsForIt() {
        var docker = new EngineAddress("unix:///var/run/docker.sock", List.of("--backend", "docker"),
                Map.of("DOCKER_HOST", "unix:///var/run/docker.sock"));
        assertThat(new SystemdUnit(docker, Path.of("/opt/j compose/bin/jcompose"), true, false).text()).isEqualTo("""
                # Written by `jcompose export systemd --system`; write it again after moving jcompose.
                [Unit]
                Description=Supervision of the Compose projects of unix:///var/run/docker.sock
                Wants=network-online.target
                After=network-online.target docker.service

                [Service]
                Type=exec
                Environment=DOCKER_HOST=unix:///var/run/docker.sock
                ExecStart="/opt/j compose/bin/jcompose" --backend docker supervise
                Restart=on-failure
                RestartSec=5
                KillMode=process
                TimeoutStopSec=30

                [Install]
                WantedBy=multi-user.target
                """);
    }

    @Test
    void aUnitOfAUserBelongsToItsDefaultTarget() {
        var podman = new EngineAddress("unix:///run/user/1000/100%/podman.sock", List.of("--backend", "podman"),
                Map.of());
        assertThat(new SystemdUnit(podman, Path.of("/usr/bin/jcompose"), false, true).text())
                .contains("ExecStart=/usr/bin/jcompose --backend podman supervise\n",
                        "After=podman.socket\n", "WantedBy=default.target\n", "/100%%/podman.sock")
                .doesNotContain("network-online");
    }
}
