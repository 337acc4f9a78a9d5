package io.jcompose.cli.command.supervise;

import io.jcompose.backends.station.StationStarter;
import io.jcompose.cli.EngineAddress;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.spec.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code export systemd}: write the unit that starts supervision at boot. The word is that of docker compose for
 * writing out the files of a container, so a project with a service of the name {@code systemd} keeps that meaning
 * unless {@code --user} or {@code --system} says what is wanted.
 */
public final class SystemdExport {
    private static final String WORD = "systemd";

    private SystemdExport() {}

    /** Returns whether the unit is what the words ask for. */
    public static boolean isMeant(Invocation invocation) {
        var arguments = invocation.arguments();
        boolean flagged = arguments.on("user") || arguments.on("system");
        if (!arguments.operands().equals(List.of(WORD))) {
            if (flagged) throw new UsageException("--user and --system belong to `export " + WORD + "`");
            return false;
        }
        return flagged || !isService(invocation);
    }

    private static boolean isService(Invocation invocation) {
        try {
            return invocation.wiring().target().project()
                    .map(project -> project.services().containsKey(new ServiceName(WORD))).orElse(true);
        } catch (InvalidProjectException noProjectHere) {
            return false;
        }
    }

    /** Writes the unit to standard output, or into the directory of {@code -o}. */
    public static int run(Invocation invocation) {
        var arguments = invocation.arguments();
        if (arguments.on("user") && arguments.on("system")) {
            throw new UsageException("--user and --system are incompatible");
        }
        boolean system = arguments.on("system") || (!arguments.on("user") && isRoot());
        EngineAddress engine = invocation.wiring().address();
        Path launcher = StationStarter.launcher(System.getProperty("java.class.path", ""))
                .orElseGet(() -> Path.of("/usr/bin/jcompose"));
        boolean podman = engine.words().contains("podman") || engine.text().contains("podman");
        String text = new SystemdUnit(engine, launcher, system, podman).text();
        Optional<String> directory = arguments.ifGiven("output");
        if (directory.isEmpty()) {
            invocation.console().out().append(text);
            return ExitCode.DONE;
        }
        Path unit = Path.of(directory.get()).resolve(SystemdUnit.NAME);
        if (!invocation.wiring().dryRun()) write(unit, text);
        String who = system ? "" : " --user";
        invocation.console().err().append("Written: ").append(unit.toString()).append("\nTo use it: systemctl")
                .append(who).append(" daemon-reload && systemctl").append(who).append(" enable --now ")
                .append(SystemdUnit.NAME).append('\n');
        if (!system) invocation.console().err()
                .append("To have it at boot, before you log in: loginctl enable-linger\n");
        return ExitCode.DONE;
    }

    private static void write(Path unit, String text) {
        try {
            Files.createDirectories(unit.toAbsolutePath().getParent());
            Files.writeString(unit, text);
        } catch (IOException failed) {
            throw new ComposeException(ComposeException.Kind.ENGINE_REFUSED,
                    "cannot write " + unit + ": " + failed.getMessage(), null, failed);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }
}
