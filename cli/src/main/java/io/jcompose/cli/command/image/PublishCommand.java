package io.jcompose.cli.command.image;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.publish.Publication;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code publish}: send the application to a registry. */
public final class PublishCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "publish", "[OPTIONS] REPOSITORY[:TAG]",
            "Send the application to a registry", Operands.between(1, 1),
            """
                --app                      | Send images too, as one application
                --insecure-registry hidden | Use the registry without TLS
                --oci-version string       | OCI version to write: 1.0 or 1.1 (found by itself when absent)
                --resolve-image-digests    | Replace tags of images by digests
                --with-env                 | Send environment variables too
            -y, --yes aka:y!               | Answer every question with yes
            """).wordy();

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        return new Publication(invocation).run(invocation.arguments().on("insecure-registry"));
    }
}
