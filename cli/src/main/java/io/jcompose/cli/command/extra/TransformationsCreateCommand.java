package io.jcompose.cli.command.extra;

import io.jcompose.backends.copy.CopyOut;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.content.Archives;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.ProjectOptions;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code bridge transformations create}: start a transformation of your own from another one. */
public final class TransformationsCreateCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "bridge transformations create", "[OPTION] PATH",
            "Start a transformation of your own from another one", Operands.between(1, 1),
            """
            -f, --from string | Transformation to start from
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Path here = ProjectOptions.currentDirectory(invocation.global().environment());
        Path out = here.resolve(invocation.arguments().operands().get(0)).normalize();
        if (Files.exists(out)) throw new UsageException("output folder " + out + " already exists");
        String given = invocation.arguments().text("from");
        Backend backend = invocation.wiring().backend();
        try {
            Files.createDirectories(out.resolve("templates"));
            var transformation = new Transformation(invocation, given.isEmpty() ? Transformation.USUAL : given);
            try {
                String container = transformation.create();
                new CopyOut("/templates", false, false).to(backend.ability(Archives.class).orElseThrow(), container,
                        out.toString(), here, false);
            } finally {
                transformation.remove();
            }
            Files.writeString(out.resolve("Dockerfile"), """
                    FROM docker/compose-bridge-transformer
                    LABEL com.docker.compose.bridge=transformation
                    COPY templates /templates
                    """);
        } catch (IOException broken) {
            throw new UsageException("cannot create output folder: " + broken.getMessage());
        }
        invocation.console().line("Transformer created in \"" + out + "\"");
        return ExitCode.DONE;
    }
}
