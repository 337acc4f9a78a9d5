package io.jcompose.backends.supervise.report;

import io.jcompose.model.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a supervisor decided or did.
 *
 * @param project   empty when it is about the engine
 * @param container its name; empty when it is about the engine
 * @param decision  a word: {@code restart}, {@code start}, {@code hold}, {@code stop}, {@code kill}, {@code give-up} when
 *                  it was decided; {@code leave} when something decided is not done after all; {@code done},
 *                  {@code failed} when it was tried; {@code engine-lost}, {@code engine-back}
 * @param reason    why, or what went wrong
 * @param due       when it will be done, for what was decided
 * @param probe     what the last probe said; empty for nothing
 */
public record SupervisorEvent(Instant time, String project, String service, String container, String decision,
        String reason, Optional<Instant> due, String probe) {
    /** Returns one JSON object; members without a value are left out. */
    public JsonValue.Obj json() {
        return JsonValue.object()
                .put("time", time.toString())
                .putIf("project", project)
                .putIf("service", service)
                .putIf("container", container)
                .put("decision", decision)
                .putIf("reason", reason)
                .putIf("due", due.map(Instant::toString))
                .putIf("probe", probe)
                .build();
    }

    /** Reads what {@link #json} wrote; what is missing is empty. */
    public static SupervisorEvent read(JsonValue.Obj json) {
        return new SupervisorEvent(SupervisedState.time(json.string("time")).orElse(Instant.EPOCH),
                json.string("project"), json.string("service"), json.string("container"), json.string("decision"),
                json.string("reason"), SupervisedState.time(json.string("due")), json.string("probe"));
    }
}
