package io.jcompose.cli.command.container;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.process.ExecRequest;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.spi.process.TerminalSize;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.Target;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.Services;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.terminal.Conversation;
import io.jcompose.cli.terminal.Conversation.Ending;
import io.jcompose.cli.terminal.DetachKeys;
import io.jcompose.cli.terminal.RawTerminal;
import io.jcompose.cli.view.DiagnosticPrinter;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code exec}: run a command in a running container. */
public final class ExecCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "exec", "[OPTIONS] SERVICE COMMAND [ARGS...]",
            "Run a command in a running container", Operands.atLeast(2),
            """
            -d, --detach                   | Leave the command running in the background
            -e, --env stringArray          | Set a variable for the command
                --index int =0             | Which container of a service with several
            -i, --interactive =true hidden | Keep standard input open
            -T, --no-tty =auto aka:no-TTY  | Allocate no terminal (default: one when standard output is a terminal)
                --privileged               | Give the command all privileges
            -t, --tty =true hidden         | Allocate a terminal
            -u, --user string              | Run as this user
            -w, --workdir string           | Working directory inside the container
            """).flagsFirst();

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Wiring wiring = invocation.wiring();
        List<String> words = arguments.operands();
        Target target = wiring.target();
        Backend backend = wiring.backend();
        ObservedContainer container = Services.running(words.get(0), arguments.number("index"),
                backend.containers(new ContainerQuery(Optional.of(target.name()), false)));
        boolean detached = arguments.on("detach");
        boolean input = arguments.on("interactive") && !detached;
        boolean terminal = arguments.given("no-tty") ? !arguments.on("no-tty") : invocation.console().outIsTerminal();
        if (terminal && input && !invocation.console().inIsTerminal()) {
            throw new UsageException("the input device is not a TTY");
        }
        if (wiring.dryRun()) {
            if (!detached) throw new UsageException("interactive exec is not supported in dry-run mode");
            invocation.console().line(imagined(words.subList(1, words.size()), container));
            return ExitCode.DONE;
        }
        Processes processes = backend.ability(Processes.class).orElseThrow();
        String keys = Sessions.detachKeys(arguments, invocation.global().environment());
        // the size is asked for together with raw mode, which begins before the command does
        Optional<RawTerminal> raw = terminal && input ? Optional.of(RawTerminal.open()) : Optional.empty();
        try (var interrupts = Interrupts.ofThisThread()) {
            var request = new ExecRequest(
                    words.subList(1, words.size()), environment(arguments, target, invocation.global().environment()),
                    arguments.ifGiven("user"), arguments.ifGiven("workdir"), arguments.on("privileged"),
                    terminal ? Optional.of(raw.map(RawTerminal::size).orElse(new TerminalSize(80, 24)))
                            : Optional.empty(),
                    input, detached, Optional.of(keys));
            try (ProcessStream process = processes.exec(container.id(), request)) {
                if (detached) return ExitCode.DONE;
                Ending ending = new Conversation(invocation.console(), process).hold(input, raw,
                        DetachKeys.parse(keys));
                if (ending == Ending.DETACHED) throw new UsageException("read escape sequence");
                return Math.max(process.exitCode(), 0);
            }
        } finally {
            raw.ifPresent(RawTerminal::close);
        }
    }

    private static String imagined(List<String> command, ObservedContainer container) {
        return command.stream().map(DiagnosticPrinter::quoted).collect(Collectors.joining(" ",
                " DRY-RUN MODE - Executing command [", "] in " + container.id() + " (detached mode)"));
    }

    /** {@code KEY} alone takes the value from where the project takes its variables; one that is unset there is unset here too. */
    private static List<String> environment(Arguments arguments, Target target, Map<String, String> own) {
        Map<String, String> known = target.project().map(project -> project.environment()).orElse(own);
        var lines = new ArrayList<String>();
        for (String given : arguments.all("env")) {
            if (given.startsWith("=")) throw new UsageException("invalid environment variable: " + given);
            String value = given.indexOf('=') >= 0 ? null : known.get(given);
            lines.add(value == null ? given : given + "=" + value);
        }
        return lines;
    }
}
