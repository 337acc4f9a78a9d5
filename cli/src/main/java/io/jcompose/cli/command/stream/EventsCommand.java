package io.jcompose.cli.command.stream;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.EngineEvent;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.transport.stream.LogTime;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.supervise.DecisionFeed;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.log.EventText;
import io.jcompose.planner.state.ComposeLabels;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code events}: show what happens to containers. */
public final class EventsCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "events", "[OPTIONS] [SERVICE...]",
            "Show what happens to containers", Operands.ANY,
            """
                --json         | Print one JSON object a line
                --since string | From this time on, past events included: a time stamp, or how long ago, such as 42m
                --until string | Up to this time: a time stamp, or how long ago, such as 42m
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Instant now = Instant.now();
        String project = invocation.wiring().target().name();
        var filter = new EventFilter(Optional.of(project), time(arguments, "since", now),
                time(arguments, "until", now));
        Backend backend = invocation.wiring().backend();
        Console console = invocation.console();
        try (var interrupts = Interrupts.ofThisThread(); EventStream events = backend.events(filter);
                var decisions = DecisionFeed.begin(invocation, project, filter,
                        event -> print(event, arguments, console))) {
            for (var event = events.next(); event.isPresent(); event = events.next()) {
                decisions.until(event.get().at());
                print(event.get(), arguments, console);
            }
            decisions.until(Instant.MAX);
        }
        // a stream that ends is a failure to docker compose, even when --until asked for its end
        throw EngineException.failed("EOF");
    }

    private static Optional<Instant> time(Arguments arguments, String flag, Instant now) {
        return arguments.ifGiven(flag).filter(text -> !text.isEmpty())
                .map(text -> LogTime.instant(text, now, ZoneId.systemDefault()));
    }

    private static void print(EngineEvent happened, Arguments arguments, Console console) {
        if (!(happened instanceof ContainerEvent event)) return;
        List<String> services = arguments.operands();
        String service = event.attributes().getOrDefault(ComposeLabels.SERVICE, "");
        if (event.attributes().getOrDefault(ComposeLabels.ONE_OFF, "").equalsIgnoreCase("true")) return;
        if (!services.isEmpty() && !services.contains(service)) return;
        // the line for people has an empty one after it, as docker compose 2.40.3 prints it
        String line = arguments.on("json") ? EventText.json(event, service)
                : EventText.line(event, ZoneId.systemDefault()) + "\n";
        // decisions of a supervisor come from a thread of their own
        synchronized (console.out()) {
            console.line(line);
            console.flush();
        }
    }
}
