package io.jcompose.cli.command.container;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.content.Archives;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Target;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.Services;
import io.jcompose.cli.command.supervise.SystemdExport;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.ProjectOptions;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.progress.ProgressEvent;
import io.jcompose.cli.view.progress.ProgressEvent.Phase;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code export}: write the files of a container to a tar archive. */
public final class ExportCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "export", "[OPTIONS] SERVICE",
            "Write the files of a container to a tar archive", Operands.atLeast(1),
            """
                --index int =0  | Which container of a service with several
            -o, --output string | Write to this file instead of standard output
                --system        | With the word systemd for SERVICE: write a unit for the system's systemd
                --user          | With the word systemd for SERVICE: write a unit for your own systemd
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        if (SystemdExport.isMeant(invocation)) return SystemdExport.run(invocation);
        Arguments arguments = invocation.arguments();
        Wiring wiring = invocation.wiring();
        Target target = wiring.target();
        Backend backend = wiring.backend();
        ObservedContainer container = Services.running(arguments.operands().get(0), arguments.number("index"),
                backend.containers(new ContainerQuery(Optional.of(target.name()), false)));
        String output = arguments.text("output");
        if (output.isEmpty() && invocation.console().outIsTerminal()) {
            throw new UsageException("output option is required when exporting to terminal");
        }
        Path file = ProjectOptions.currentDirectory(invocation.global().environment()).resolve(output);
        if (!output.isEmpty()) check(output, file);
        String text = "export " + container.name() + " to " + output;
        try (ProgressView view = wiring.progress("Exporting")) {
            view.event(ProgressEvent.text(container.name(), text, "Exporting", Phase.WORKING));
            if (!output.isEmpty() && Files.isDirectory(file)) throw new UsageException("cannot write to a directory");
            if (!wiring.dryRun()) {
                Archives archives = backend.ability(Archives.class).orElseThrow();
                try (InputStream tar = archives.export(container.id())) {
                    if (output.isEmpty()) tar.transferTo(invocation.console().out());
                    else write(tar, file);
                    invocation.console().flush();
                } catch (IOException broken) {
                    throw EngineException.failed("failed to export container: " + broken.getMessage());
                }
            }
            view.event(ProgressEvent.text(container.name(), text, "Exported", Phase.DONE));
        }
        return ExitCode.DONE;
    }

    /** What is no file must not be replaced by one: {@code /dev/null} would be gone. */
    static void check(String output, Path file) {
        Path parent = file.getParent();
        if (parent != null && !Files.isDirectory(parent)) throw new UsageException(
                "failed to export container: invalid output path: directory \""
                        + Path.of(output).normalize().getParent() + "\" does not exist");
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) throw new UsageException(
                "failed to export container: invalid output path: \"" + output
                        + "\" must be a directory or a regular file: got a device");
    }

    /** Writes beside the file first: whoever looks at it sees the old one or the whole new one. */
    private static void write(InputStream tar, Path file) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".export-", ".tar");
        try {
            Files.copy(tar, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
