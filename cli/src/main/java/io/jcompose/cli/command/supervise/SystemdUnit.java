package io.jcompose.cli.command.supervise;

import io.jcompose.cli.EngineAddress;
import java.nio.file.Path;
import java.util.Map;

/**
 * The unit with which systemd runs {@code jcompose supervise}. Pure.
 *
 * @param launcher path of the program
 * @param system   whether for the system's systemd; else for a user's
 * @param podman   whether Podman is the engine: it has no process of its own that brings containers up at boot
 */
record SystemdUnit(EngineAddress engine, Path launcher, boolean system, boolean podman) {
    static final String NAME = "jcompose-supervise.service";

    String text() {
        var text = new StringBuilder("# Written by `jcompose export systemd")
                .append(system ? " --system`" : " --user`").append("; write it again after moving jcompose.\n")
                .append("[Unit]\nDescription=Supervision of the Compose projects of ").append(percent(engine.text()))
                .append('\n');
        String before = podman ? "podman.socket" : "docker.service";
        // a user's systemd does not know the units of the system
        if (system) text.append("Wants=network-online.target\nAfter=network-online.target ").append(before)
                .append('\n');
        else if (podman) text.append("After=").append(before).append('\n');
        text.append("\n[Service]\nType=exec\n");
        for (Map.Entry<String, String> variable : engine.variables().entrySet()) {
            text.append("Environment=").append(quoted(variable.getKey() + "=" + variable.getValue())).append('\n');
        }
        text.append("ExecStart=").append(quoted(launcher.toString()));
        for (String word : engine.words()) text.append(' ').append(quoted(word));
        text.append(" supervise");
        // containers that were started from here go on when supervision ends
        text.append("\nRestart=on-failure\nRestartSec=5\nKillMode=process\nTimeoutStopSec=30\n")
                .append("\n[Install]\nWantedBy=").append(system ? "multi-user.target" : "default.target").append('\n');
        return text.toString();
    }

    /** Quotes a word for systemd: of a specifier or a variable nothing is meant. */
    private static String quoted(String word) {
        String plain = percent(word).replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$");
        boolean simple = plain.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '\\' || c == '\'' || c == ';');
        return simple && !plain.isEmpty() ? plain : "\"" + plain + "\"";
    }

    private static String percent(String text) {
        return text.replace("%", "%%");
    }
}
