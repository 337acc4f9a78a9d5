package io.jcompose.cli.command.extra;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.ProjectOptions;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.spec.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code bridge convert}: turn the project into files of another form. */
public final class BridgeConvertCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "bridge convert", "",
            "Turn the project into files of another form", Operands.ANY,
            """
            -o, --output string =out         | Directory for the files
                --templates string           | Directory of templates
            -t, --transformation stringArray | Image that does it (default: Kubernetes)
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Project project = invocation.wiring().project(List.of());
        String model = new BridgeModel(project, invocation.wiring().backend()).text();
        Path here = ProjectOptions.currentDirectory(invocation.global().environment());
        Path out = here.resolve(arguments.text("output")).normalize();
        var images = new ArrayList<String>(arguments.all("transformation"));
        if (images.isEmpty()) images.add(Transformation.USUAL);
        try {
            if (!arguments.text("output").isEmpty()) {
                // what the person stands in is written to, but never emptied
                if (!here.startsWith(out)) delete(out);
                Files.createDirectories(out);
            }
            Path in = Files.createTempDirectory("jcompose-bridge-");
            try {
                Files.writeString(in.resolve("compose.yaml"), model);
                var directories = new LinkedHashMap<String, Path>(Map.of("/in", in, "/out", out));
                if (!arguments.text("templates").isEmpty()) {
                    directories.put("/templates", here.resolve(arguments.text("templates")).normalize());
                }
                String user = String.valueOf(Files.getAttribute(in, "unix:uid"));
                for (String image : images) {
                    int code = new Transformation(invocation, image).run(directories, user);
                    if (code != ExitCode.DONE) return invocation.wiring().diagnostics().handedOn(code);
                }
                return ExitCode.DONE;
            } finally {
                delete(in);
            }
        } catch (IOException broken) {
            throw new UsageException("cannot create output folder: " + broken.getMessage());
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) return;
        try (Stream<Path> found = Files.walk(tree)) {
            for (Path one : found.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }
}
