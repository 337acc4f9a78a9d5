package io.jcompose.cli.command.supervise;

import io.jcompose.backends.station.Holder;
import io.jcompose.backends.station.StationFiles;
import io.jcompose.backends.station.StationLock;
import io.jcompose.backends.station.StationProcess;
import io.jcompose.backends.station.StationState;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code supervise status}: show what is supervised. */
public final class StatusCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "supervise status", "[OPTIONS]",
            "Show what is supervised on this engine, and by which process", Operands.NONE,
            """
                --format string =table | How to print: table or json
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        String format = invocation.arguments().text("format");
        if (!format.equals("table") && !format.equals("json")) {
            throw new UsageException("unknown format \"" + format + "\": must be table or json");
        }
        String engine = invocation.wiring().address().text();
        Optional<StationFiles> files = StationFiles.existing(invocation.global().environment(), engine);
        Optional<Holder> holder = files.flatMap(StatusCommand::holder);
        Optional<StationState> state = holder.isEmpty() ? Optional.empty()
                : files.flatMap(StationState::read).filter(known -> known.pid() == holder.get().pid());
        OptionalLong memory = holder.isEmpty() ? OptionalLong.empty()
                : StationProcess.residentBytes(holder.get().pid());
        List<StationState> attached = files.map(StationState::attached).orElse(List.of());
        var view = new StatusView(engine, holder, state, memory, attached);
        if (format.equals("json")) {
            invocation.console().line(JsonWriter.compact(view.json()));
        } else {
            invocation.console().out().append(view.table(Instant.now()));
        }
        return ExitCode.DONE;
    }

    private static Optional<Holder> holder(StationFiles files) {
        try {
            return StationLock.look(files).holder();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
