package io.jcompose.cli.command.supervise;

import io.jcompose.backends.station.StationFiles;
import io.jcompose.backends.station.StationLock;
import io.jcompose.backends.station.StationState;
import io.jcompose.backends.supervise.report.SupervisedState;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.view.GoTime;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code ps} adds about containers that a supervisor looks after; nothing while there is none. */
public final class SupervisionNotes {
    /** Whoever is attached to a project comes first: the process in the background only looks on then. */
    private final List<SupervisorSnapshot> snapshots;

    SupervisionNotes(SupervisorSnapshot... snapshots) {
        this.snapshots = List.of(snapshots);
    }

    /** Reads what those have written down that supervise: the process in the background, or an attached {@code up}. */
    public static SupervisionNotes read(Invocation invocation) {
        if (Background.isOff(invocation)) return new SupervisionNotes();
        Optional<StationFiles> files = StationFiles.existing(invocation.global().environment(),
                invocation.wiring().address().text());
        if (files.isEmpty()) return new SupervisionNotes();
        var snapshots = new ArrayList<SupervisorSnapshot>();
        for (StationState attached : StationState.attached(files.get())) snapshots.add(attached.snapshot());
        Optional<StationState> state = StationState.read(files.get());
        if (state.isPresent() && isHeld(files.get())) snapshots.add(state.get().snapshot());
        return new SupervisionNotes(snapshots.toArray(SupervisorSnapshot[]::new));
    }

    private static boolean isHeld(StationFiles files) {
        try {
            return StationLock.look(files).held();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Returns the row of a container with a member {@code Supervision} if it is supervised. */
    public JsonValue.Obj with(JsonValue.Obj row, ObservedContainer container) {
        Optional<SupervisedState> known = find(container);
        if (known.isEmpty()) return row;
        SupervisedState state = known.get();
        Map<String, JsonValue> members = new LinkedHashMap<>(row.members());
        JsonValue.Builder supervision = JsonValue.object().put("State", state.state())
                .put("Restarts", state.restarts())
                .putIf("NextAttempt", state.next().map(Instant::toString))
                .putIf("Reason", state.history().gaveUp().orElse(state.reason()));
        members.put("Supervision", supervision.build());
        return new JsonValue.Obj(members);
    }

    /** Returns a line for each container about which there is something to tell, each ended by a line feed. */
    public String lines(List<ObservedContainer> containers, Instant now) {
        var text = new StringBuilder();
        for (ObservedContainer container : containers) {
            Optional<SupervisedState> known = find(container);
            if (known.isPresent()) line(text, container, known.get(), now);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, ObservedContainer container, SupervisedState state, Instant now) {
        var parts = new ArrayList<String>();
        int restarts = state.restarts();
        if (restarts > 0) parts.add("restarted " + (restarts == 1 ? "once" : restarts + " times"));
        state.next().ifPresent(at -> parts.add("next attempt " + (at.isAfter(now)
                ? "in " + GoTime.human(Duration.between(now, at)).toLowerCase(Locale.ROOT)
                : "now")));
        state.history().gaveUp().ifPresent(why -> parts.add("gave up: " + why));
        if (state.reason().startsWith("crash loop")) parts.add(state.reason());
        if (parts.isEmpty()) return;
        text.append("supervisor: ").append(container.name()).append(": ").append(String.join(", ", parts)).append('\n');
    }

    private Optional<SupervisedState> find(ObservedContainer container) {
        for (SupervisorSnapshot snapshot : snapshots) {
            Optional<SupervisedState> known = snapshot.find(container.project(), container.name())
                    .filter(one -> one.history().container().equals(container.id()));
            if (known.isPresent()) return known;
        }
        return Optional.empty();
    }
}
