package io.jcompose.cli.command.stream;

import io.jcompose.backends.follow.FollowListener;
import io.jcompose.backends.follow.ProjectFollower;
import io.jcompose.backends.follow.ProjectFollower.History;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.transport.stream.LogTime;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.Target;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.Services;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.DiagnosticPrinter;
import io.jcompose.cli.view.log.ContainerNames;
import io.jcompose.cli.view.log.LogPrinter;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** {@code logs}: show the output of containers. */
public final class LogsCommand implements Command {
    /** What is restarted or recreated stands still for a moment, and following goes on then. */
    private static final Duration COMES_BACK_WITHIN = Duration.ofSeconds(3);

    private static final Syntax SYNTAX = Syntax.of(
            "logs", "[OPTIONS] [SERVICE...]",
            "Show the output of containers", Operands.ANY,
            """
            -f, --follow           | Go on with what containers print from now on
                --index int =0     | Which container of a service with several
                --no-color         | Print without colours
                --no-log-prefix    | Print without the container's name before each line
                --since string     | From this time on: a time stamp, or how long ago, such as 42m
            -n, --tail string =all | How many of the last lines of each container
            -t, --timestamps       | Print a time stamp before each line
                --until string     | Up to this time: a time stamp, or how long ago, such as 42m
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        List<String> names = arguments.operands();
        if (arguments.given("index") && names.size() != 1) {
            throw new UsageException("--index requires one service to be selected");
        }
        Target target = invocation.wiring().target();
        Backend backend = invocation.wiring().backend();
        var printer = new LogPrinter(
                invocation.console().out(), invocation.console().out(),
                !arguments.on("no-color") && invocation.console().coloursOut(invocation.global().ansi()),
                !arguments.on("no-log-prefix"));
        try (var interrupts = Interrupts.ofThisThread()) {
            if (arguments.on("follow")) follow(backend, target, arguments, printer, invocation);
            else print(backend, target, arguments, printer, invocation);
        }
        return ExitCode.DONE;
    }

    private static void print(
            Backend backend, Target target, Arguments arguments, LogPrinter printer, Invocation invocation) {
        List<ObservedContainer> containers = containers(backend, target, arguments);
        if (!containers.isEmpty()) checkTimes(arguments);
        for (ObservedContainer container : containers) register(container, printer);
        LogRequest request = request(arguments, false);
        for (ObservedContainer container : containers) {
            if (container.state() == ContainerState.CREATED) continue;
            String name = ContainerNames.shortName(container);
            try {
                backend.logs(container, request, (text, error) -> printer.line(name, text, error));
            } catch (ComposeException failure) {
                if (failure.kind() == ComposeException.Kind.CANCELLED) throw failure;
                unreadable(invocation.wiring().diagnostics(), name, failure.getMessage());
            }
        }
    }

    private static void follow(
            Backend backend, Target target, Arguments arguments, LogPrinter printer, Invocation invocation) {
        var listener = new FollowListener() {
            @Override
            public void joined(ObservedContainer container) {
                printer.register(ContainerNames.shortName(container));
            }

            @Override
            public void line(ObservedContainer container, String text, boolean error) {
                printer.line(ContainerNames.shortName(container), text, error);
            }

            @Override
            public void unreadable(ObservedContainer container, String why) {
                LogsCommand.unreadable(
                        invocation.wiring().diagnostics(), ContainerNames.shortName(container), why);
            }
        };
        Predicate<ObservedContainer> wanted = container -> isWanted(container, target, arguments);
        try (var follower = new ProjectFollower(
                backend, target.name(), wanted, request(arguments, true), COMES_BACK_WITHIN, listener)) {
            List<ObservedContainer> containers = containers(backend, target, arguments);
            if (!containers.isEmpty()) checkTimes(arguments);
            for (ObservedContainer container : containers) register(container, printer);
            for (ObservedContainer container : containers) {
                if (container.state() == ContainerState.CREATED) follower.expect(container);
                else follower.join(container, History.AS_REQUESTED, false);
            }
            follower.run();
        }
    }

    /** A container that was not started has nothing to show yet, and may have a name that it does not keep. */
    private static void register(ObservedContainer container, LogPrinter printer) {
        if (container.state() != ContainerState.CREATED) printer.register(ContainerNames.shortName(container));
    }

    /** Refuses times that are none, in the words of docker. Without a container they matter to nobody. */
    private static void checkTimes(Arguments arguments) {
        for (String flag : List.of("since", "until")) {
            try {
                arguments.ifGiven(flag)
                        .ifPresent(text -> LogTime.query(text, Instant.now(), ZoneId.systemDefault()));
            } catch (ComposeException noTime) {
                throw new UsageException("invalid value for \"" + flag + "\": " + noTime.getMessage());
            }
        }
    }

    private static void unreadable(DiagnosticPrinter diagnostics, String name, String why) {
        diagnostics.warning("Can't retrieve logs for \"" + name + "\": " + why);
    }

    private static List<ObservedContainer> containers(Backend backend, Target target, Arguments arguments) {
        List<ObservedContainer> all = backend.containers(new ContainerQuery(Optional.of(target.name()), true));
        Services.check(arguments.operands(), target, all);
        var wanted = new ArrayList<ObservedContainer>();
        for (ObservedContainer container : all) {
            if (isWanted(container, target, arguments)) wanted.add(container);
        }
        OptionalInt index = arguments.number("index");
        if (index.isPresent() && index.getAsInt() > 0
                && all.stream().noneMatch(container -> isWanted(container, target, arguments))) {
            throw new UsageException("service \"" + arguments.operands().get(0) + "\" is not running container #"
                    + index.getAsInt());
        }
        return wanted;
    }

    private static boolean isWanted(ObservedContainer container, Target target, Arguments arguments) {
        if (container.oneOff() || container.service().isEmpty()) return false;
        OptionalInt index = arguments.number("index");
        if (index.isPresent() && index.getAsInt() > 0 && !index.equals(container.number())) return false;
        if (!arguments.operands().isEmpty()) return arguments.operands().contains(container.service());
        if (target.project().isEmpty()) return true;
        Service service = target.project().get().services().get(new ServiceName(container.service()));
        return service != null && service.lifecycle().attach().orElse(true);
    }

    private static LogRequest request(Arguments arguments, boolean follow) {
        return new LogRequest(
                follow, lines(arguments.text("tail")), arguments.ifGiven("since"), arguments.ifGiven("until"),
                arguments.on("timestamps"));
    }

    /** Reads the number of lines; as docker does, anything that is no number means all. */
    private static OptionalInt lines(String text) {
        try {
            int lines = Integer.parseInt(text);
            return lines < 0 ? OptionalInt.empty() : OptionalInt.of(lines);
        } catch (NumberFormatException all) {
            return OptionalInt.empty();
        }
    }
}
