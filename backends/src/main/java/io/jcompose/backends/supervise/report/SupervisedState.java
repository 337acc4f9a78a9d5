package io.jcompose.backends.supervise.report;

import io.jcompose.backends.transport.stream.EngineTime;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.restart.RestartHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One container under supervision.
 *
 * @param container its name
 * @param state     {@code watching}, {@code waiting}, {@code acting}, {@code held}, {@code crash-loop} or {@code gave-up}
 * @param next      when something will be done to it
 * @param reason    why it is in that state; empty while all is well
 * @param history   what is remembered of it
 * @param leading   since when it is being restarted with others that are to follow it
 */
public record SupervisedState(String project, String service, String container, String state, Optional<Instant> next,
        String reason, RestartHistory history, Optional<Instant> leading) {
    /** Makes one that no others follow. */
    public SupervisedState(String project, String service, String container, String state, Optional<Instant> next,
            String reason, RestartHistory history) {
        this(project, service, container, state, next, reason, history, Optional.empty());
    }

    /** Returns how often a supervisor has restarted it since a person started it. */
    public int restarts() {
        return history.total();
    }

    /** Returns one JSON object, the form of the state file. */
    public JsonValue.Obj json() {
        var object = JsonValue.object()
                .put("project", project)
                .put("service", service)
                .put("container", container)
                .put("id", history.container())
                .put("state", state)
                .put("restarts", history.total())
                .putIf("next", next.map(Instant::toString))
                .putIf("reason", reason)
                .put("run", history.run().toString())
                .putIf("engine_restarts", history.engineCount())
                .putIf("streak", history.streak())
                .putIf("crashes", history.crashes());
        var recent = new ArrayList<String>();
        for (Instant time : history.recent()) recent.add(time.toString());
        object.putIf("recent", recent);
        object.putIf("well_since", history.wellSince().map(Instant::toString));
        history.acting().ifPresent(acting -> object.put("acting", acting.action().name())
                .put("acting_since", acting.since().toString()));
        object.putIf("leading", leading.map(Instant::toString));
        object.putIf("gave_up", history.gaveUp());
        return object.build();
    }

    /** Reads what {@link #json} wrote. */
    public static SupervisedState read(JsonValue.Obj json) {
        var recent = new ArrayList<Instant>();
        for (String text : json.array("recent").strings()) time(text).ifPresent(recent::add);
        Optional<RestartHistory.Acting> acting = Optional.empty();
        for (RestartHistory.Action action : RestartHistory.Action.values())
            if (action.name().equals(json.string("acting"))) acting = Optional.of(new RestartHistory.Acting(action,
                    time(json.string("acting_since")).orElse(Instant.EPOCH)));
        var history = new RestartHistory(json.string("id"), time(json.string("run")).orElse(Instant.EPOCH),
                (int) json.number("engine_restarts"), (int) json.number("streak"), (int) json.number("crashes"),
                (int) json.number("restarts"), List.copyOf(recent), time(json.string("well_since")), acting,
                json.text("gave_up"));
        return new SupervisedState(json.string("project"), json.string("service"), json.string("container"),
                json.string("state"), time(json.string("next")), json.string("reason"), history,
                time(json.string("leading")));
    }

    static Optional<Instant> time(String text) {
        return text.equals("1970-01-01T00:00:00Z") ? Optional.of(Instant.EPOCH) : EngineTime.parse(text);
    }
}
