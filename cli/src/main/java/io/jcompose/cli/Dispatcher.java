package io.jcompose.cli;

import io.jcompose.backends.transport.SocketWarmUp;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.CommandTable;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.completion.Completer;
import io.jcompose.cli.option.ArgumentParser;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Flag;
import io.jcompose.cli.option.FlagTable;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.option.HelpPrinter;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.DiagnosticPrinter;
import io.jcompose.model.diagnostic.ComposeException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the command that a line of words asks for, runs it, and turns what it throws into text and an exit code. */
final class Dispatcher {
    /** Commands that are all about the file. */
    private static final List<String> WITHOUT_ENGINE = List.of("version", "config", "completion");

    private final Console console;
    private final EngineOpener engines;
    private DiagnosticPrinter.Form form;
    private boolean debug;

    Dispatcher(Console console, EngineOpener engines) {
        this.console = console;
        this.engines = engines;
        this.form = console.errIsTerminal() ? DiagnosticPrinter.Form.TERMINAL : DiagnosticPrinter.Form.LOG_LINE;
    }

    int run(List<String> words) {
        try {
            return dispatch(words);
        } catch (ComposeException failure) {
            console.flush();
            if (failure.kind() == ComposeException.Kind.CANCELLED) {
                console.err().append('\n');
            } else {
                new DiagnosticPrinter(console.err(), form).failure(failure);
            }
            if (debug || failure.kind() == ComposeException.Kind.BUG) failure.printStackTrace(console.err());
            return ExitCode.of(failure.kind());
        } catch (RuntimeException | Error bug) {
            console.flush();
            bug.printStackTrace(console.err());
            console.err().append("jcompose: this is a bug in jcompose: ").append(String.valueOf(bug)).append('\n');
            return ExitCode.of(ComposeException.Kind.BUG);
        }
    }

    private int dispatch(List<String> words) {
        if (!words.isEmpty() && words.get(0).startsWith("__complete")) return complete(words);
        List<Flag> flags = FlagTable.parse(GlobalOptions.TABLE);
        Arguments globals = words.isEmpty() || !words.get(0).startsWith("-")
                ? ArgumentParser.none(flags, words)
                : ArgumentParser.parse(flags, false, words);
        var global = new GlobalOptions(globals, console.environment());
        debug = global.debug();
        if (global.progress().equals("json")) form = DiagnosticPrinter.Form.JSON;
        List<String> rest = globals.operands();
        if (global.version()) return run("version", List.of(), global);
        if (global.help() && !rest.isEmpty()) return helpAbout(rest);
        if (rest.isEmpty()) return help("", words);
        return named(rest, global);
    }

    private int named(List<String> words, GlobalOptions global) {
        String path = words.get(0);
        int used = 1;
        if (path.equals("help")) return helpAbout(words.subList(1, words.size()));
        while (CommandTable.isGroup(path)) {
            List<String> rest = words.subList(used, words.size());
            Arguments options = ArgumentParser.parse(CommandTable.syntax(path).flags(), false, rest);
            List<String> operands = options.operands();
            if (operands.isEmpty() || options.given("help")) return help(path, rest);
            if (CommandTable.find(path + " " + operands.get(0)).isEmpty()
                    && !CommandTable.isGroup(path + " " + operands.get(0))) return unknown(path, operands.get(0), rest);
            path = path + " " + operands.get(0);
            used = words.size() - operands.size() + 1;
        }
        List<String> rest = words.subList(used, words.size());
        if (CommandTable.find(path).isEmpty()) return unknown("", path, rest);
        if (path.equals("supervise") && !rest.isEmpty() && CommandTable.find(path + " " + rest.get(0)).isPresent()) {
            return run(path + " " + rest.get(0), rest.subList(1, rest.size()), global);
        }
        return run(path, rest, global);
    }

    private int run(String path, List<String> words, GlobalOptions global) {
        Command command = CommandTable.find(path).orElseThrow();
        Syntax syntax = command.syntax();
        Arguments arguments = ArgumentParser.parse(syntax.flags(), syntax.interspersed(), words);
        if (arguments.given("help")) {
            shorthand(words);
            console.out().append(printer().print(syntax, CommandTable.parts(path)));
            return ExitCode.DONE;
        }
        syntax.operands().check(arguments.operands(), syntax);
        var diagnostics = new DiagnosticPrinter(console.err(), form);
        for (String sentence : arguments.oldSpellings()) diagnostics.warning(sentence);
        global.check(console.err());
        if (!WITHOUT_ENGINE.contains(path)) SocketWarmUp.start();
        try (var wiring = new Wiring(global, engines, console, diagnostics, arguments.on("dry-run"))) {
            return command.run(new Invocation(arguments, global, console, wiring));
        }
    }

    /** Answers a shell; a name that ends so means values without descriptions. */
    private int complete(List<String> words) {
        boolean described = !words.get(0).endsWith("NoDesc");
        console.out().append(Completer.complete(
                words.subList(1, words.size()), described, new ProjectNames(console, engines)));
        return ExitCode.DONE;
    }

    private int helpAbout(List<String> path) {
        String name = String.join(" ", path);
        Optional<Command> command = CommandTable.find(name);
        if (command.isEmpty()) return help(CommandTable.isGroup(name) ? name : "", path);
        console.out().append(printer().print(command.get().syntax(), CommandTable.parts(name)));
        return ExitCode.DONE;
    }

    private int help(String group, List<String> words) {
        shorthand(words);
        Syntax syntax = CommandTable.syntax(group);
        if (group.isEmpty()) {
            syntax = new Syntax("", syntax.usages(), syntax.purpose(), Operands.ANY, true, GlobalOptions.TABLE);
        }
        console.out().append(printer().print(syntax, CommandTable.list(group)));
        return ExitCode.DONE;
    }

    private int unknown(String group, String name, List<String> rest) {
        help(group, List.of());
        if (rest.contains("--help") || rest.contains("-h")) return ExitCode.DONE;
        String path = group.isEmpty() ? name : group + " " + name;
        throw new UsageException("unknown docker command: \"compose " + path + "\"");
    }

    private void shorthand(List<String> words) {
        if (words.contains("-h")) console.err().append("Flag shorthand -h has been deprecated, use --help\n");
    }

    private HelpPrinter printer() {
        return new HelpPrinter(program(console.environment().get("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND")),
                console.width());
    }

    private static String program(@Nullable String dockerCommand) {
        return dockerCommand == null ? "jcompose" : "docker compose";
    }
}
