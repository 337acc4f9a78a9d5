package io.jcompose.backends.memory;

import io.jcompose.backends.spi.LogSink;
import io.jcompose.model.spec.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Follows the commands of a service as far as a few words go: {@code true}, {@code false}, {@code exit N},
 * {@code echo TEXT [>&2]}, {@code sleep N}, alone or within {@code sh -c "...; ..."}. Anything else, and any sleep, runs
 * on as a main process and succeeds as a check. Lets one test speak to this engine and to real ones.
 */
public final class ShellScript implements Script {
    @Override
    public OptionalInt main(Service service, String container, LogSink output) {
        var argv = new ArrayList<String>(service.process().entrypoint().orElse(List.of()));
        argv.addAll(service.process().command().orElse(List.of()));
        return run(argv, output);
    }

    @Override
    public int command(List<String> argv, String container, LogSink output) {
        return run(argv, output).orElse(0);
    }

    private static OptionalInt run(List<String> argv, LogSink output) {
        if (argv.size() == 3 && argv.get(0).endsWith("sh") && argv.get(1).equals("-c")) {
            for (String statement : argv.get(2).split(";", -1)) {
                OptionalInt exit = statement(statement.trim(), output);
                if (exit.isEmpty() || exit.getAsInt() >= 0) return exit;
            }
            return OptionalInt.of(0);
        }
        OptionalInt exit = statement(String.join(" ", argv), output);
        return exit.isPresent() && exit.getAsInt() < 0 ? OptionalInt.of(0) : exit;
    }

    /** Returns the exit code that ends the script, -1 to go on with the next statement, empty to stay. */
    private static OptionalInt statement(String statement, LogSink output) {
        if (statement.startsWith("exit ")) return OptionalInt.of(Integer.parseInt(statement.substring(5).trim()));
        if (statement.equals("false")) return OptionalInt.of(1);
        if (statement.equals("true") || statement.isEmpty()) return OptionalInt.of(-1);
        if (statement.startsWith("echo ")) {
            String text = statement.substring(5).trim();
            boolean error = text.endsWith(">&2");
            output.line(error ? text.substring(0, text.length() - 3).trim() : text, error);
            return OptionalInt.of(-1);
        }
        return OptionalInt.empty();
    }
}
