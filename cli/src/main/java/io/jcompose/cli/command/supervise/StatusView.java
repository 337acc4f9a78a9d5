package io.jcompose.cli.command.supervise;

import io.jcompose.backends.station.Holder;
import io.jcompose.backends.station.StationState;
import io.jcompose.backends.supervise.report.SupervisedState;
import io.jcompose.cli.view.GoTime;
import io.jcompose.cli.view.table.TableWriter;
import io.jcompose.model.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
 * @param attached what each attached {@code up} knows that supervises its own project
 */
record StatusView(String engine, Optional<Holder> holder, Optional<StationState> state, OptionalLong memory,
        List<StationState> attached) {
    private static final long MEGABYTE = 1_000_000;

    /** Makes one without anybody attached. */
    StatusView(String engine, Optional<Holder> holder, Optional<StationState> state, OptionalLong memory) {
        this(engine, holder, state, memory, List.of());
    }

    /** What is supervised; the process in the background only looks at projects that somebody is attached to. */
    private List<SupervisedState> containers() {
        var containers = new ArrayList<SupervisedState>();
        var others = new HashSet<String>();
        for (StationState one : attached) for (SupervisedState container : one.snapshot().containers()) {
            others.add(container.project());
            containers.add(container);
        }
        if (state.isPresent()) for (SupervisedState container : state.get().snapshot().containers())
            if (!others.contains(container.project())) containers.add(container);
        return containers;
    }

    /** Returns one object. */
    JsonValue.Obj json() {
        var rows = new ArrayList<JsonValue>();
        for (SupervisedState one : containers()) rows.add(one.json());
        JsonValue.Builder json = JsonValue.object().put("engine", engine).put("running", holder.isPresent());
        holder.ifPresent(process -> json.put("pid", process.pid())
                .put("mode", process.detached() ? "detached" : "foreground").put("version", process.version().text()));
        state.ifPresent(known -> json.put("since", known.since().toString()));
        memory.ifPresent(bytes -> json.put("memoryBytes", bytes));
        var ups = new ArrayList<JsonValue>();
        for (StationState one : attached)
            ups.add(JsonValue.object().put("pid", one.pid()).put("project", project(one))
                    .put("since", one.since().toString()).build());
        if (!ups.isEmpty()) json.put("attached", new JsonValue.Arr(ups));
        return json.put("containers", new JsonValue.Arr(rows)).build();
    }

    /** Returns a sentence about the process and a table of the containers. */
    String table(Instant now) {
        var text = new StringBuilder();
        if (holder.isEmpty()) text.append("No supervisor runs for ").append(engine).append(".\n");
        else process(text, holder.get(), now);
        for (StationState one : attached)
            text.append("Project ").append(project(one))
                    .append(": attached up, process ").append(one.pid()).append('\n');
        List<SupervisedState> containers = containers();
        if (containers.isEmpty()) return holder.isEmpty() ? text.toString()
                : text.append("Nothing is supervised.\n").toString();
        TableWriter table = TableWriter.dense()
                .row("PROJECT", "SERVICE", "CONTAINER", "STATE", "RESTARTS", "LAST RESTART", "NEXT ATTEMPT");
        for (SupervisedState one : containers) {
            table.row(one.project(), one.service(), one.container(), one.state(), Integer.toString(one.restarts()),
                    last(one, now), next(one, now));
        }
        return text.append(table.print()).toString();
    }

    private void process(StringBuilder text, Holder process, Instant now) {
        text.append("Supervisor of ").append(engine).append(": process ").append(process.pid());
        if (!process.detached()) text.append(" (foreground)");
        state.ifPresent(known -> text.append(", up ").append(GoTime.human(Duration.between(known.since(), now))
                .toLowerCase(Locale.ROOT)));
        memory.ifPresent(bytes -> text.append(", ").append((bytes + MEGABYTE / 2) / MEGABYTE).append(" MB"));
        text.append('\n');
    }

    private static String project(StationState one) {
        List<SupervisedState> containers = one.snapshot().containers();
        return containers.isEmpty() ? "" : containers.get(0).project();
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
