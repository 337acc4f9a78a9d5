package io.jcompose.cli.command.supervise;

import io.jcompose.backends.station.Holder;
import io.jcompose.backends.station.StationState;
import io.jcompose.backends.supervise.SupervisedState;
import io.jcompose.cli.view.GoTime;
import io.jcompose.cli.view.table.TableWriter;
import io.jcompose.model.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code supervise status} prints. Pure.
 *
 * @param holder who supervises; empty: nobody
 * @param state  what that process has written down so far
 * @param memory what it has resident, in bytes
 */
record StatusView(String engine, Optional<Holder> holder, Optional<StationState> state, OptionalLong memory) {
    private static final long MEGABYTE = 1_000_000;

    /** Returns one object. */
    JsonValue.Obj json() {
        var rows = new ArrayList<JsonValue>();
        state.ifPresent(known -> known.snapshot().containers().forEach(one -> rows.add(one.json())));
        JsonValue.Builder json = JsonValue.object().put("engine", engine).put("running", holder.isPresent());
        holder.ifPresent(process -> json.put("pid", process.pid())
                .put("mode", process.detached() ? "detached" : "foreground").put("version", process.version().text()));
        state.ifPresent(known -> json.put("since", known.since().toString()));
        memory.ifPresent(bytes -> json.put("memoryBytes", bytes));
        return json.put("containers", new JsonValue.Arr(rows)).build();
    }

    /** Returns a sentence about the process and a table of the containers. */
    String table(Instant now) {
        if (holder.isEmpty()) return "No supervisor runs for " + engine + ".\n";
        var text = new StringBuilder("Supervisor of ").append(engine).append(": process ").append(holder.get().pid());
        if (!holder.get().detached()) text.append(" (foreground)");
        state.ifPresent(known -> text.append(", up ").append(GoTime.human(Duration.between(known.since(), now))
                .toLowerCase(Locale.ROOT)));
        memory.ifPresent(bytes -> text.append(", ").append((bytes + MEGABYTE / 2) / MEGABYTE).append(" MB"));
        text.append('\n');
        if (state.isEmpty()
                || state.get().snapshot().containers().isEmpty()) return text.append("Nothing is supervised.\n")
                        .toString();
        TableWriter table = TableWriter.dense()
                .row("PROJECT", "SERVICE", "CONTAINER", "STATE", "RESTARTS", "LAST RESTART", "NEXT ATTEMPT");
        for (SupervisedState one : state.get().snapshot().containers()) {
            table.row(one.project(), one.service(), one.container(), one.state(), Integer.toString(one.restarts()),
                    last(one, now), next(one, now));
        }
        return text.append(table.print()).toString();
    }

    private static String last(SupervisedState one, Instant now) {
        List<Instant> restarts = one.history().recent();
        return restarts.isEmpty() ? "" : GoTime.human(Duration.between(restarts.getLast(), now)) + " ago";
    }

    private static String next(SupervisedState one, Instant now) {
        Optional<String> gaveUp = one.history().gaveUp();
        if (gaveUp.isPresent()) return "gave up: " + gaveUp.get();
        return one.next().map(at -> at.isAfter(now) ? "in " + GoTime.human(Duration.between(now, at)) : "now")
                .orElse("");
    }
}
