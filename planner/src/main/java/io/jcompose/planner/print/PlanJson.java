package io.jcompose.planner.print;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.Locale;

/** Prints a plan for programs. */
public final class PlanJson {
    private PlanJson() {}

    /** Returns one object with {@code project}, {@code steps}, {@code kept} and {@code warnings}, and a line end. */
    public static String print(Plan plan) {
        var words = new StepText(plan.project());
        var steps = new ArrayList<JsonValue>();
        for (Step step : plan.steps()) steps.add(step(step, words));
        var kept = new ArrayList<JsonValue>();
        for (Plan.Kept one : plan.kept()) {
            kept.add(JsonValue.object().put("target", resource(one.resource())).put("reason", one.reason()).build());
        }
        JsonValue.Obj document = JsonValue.object()
                .put("project", plan.project())
                .put("steps", new JsonValue.Arr(steps))
                .put("kept", new JsonValue.Arr(kept))
                .put("warnings", JsonValue.strings(plan.warnings()))
                .build();
        return JsonWriter.indentedPlain(document, "  ") + "\n";
    }

    private static JsonValue step(Step step, StepText words) {
        var after = new ArrayList<JsonValue>();
        for (StepId id : step.after()) after.add(JsonValue.of(id.number()));
        var object = JsonValue.object()
                .put("id", step.id().number())
                .put("action", StepText.verb(step.operation()))
                .put("target", resource(step.operation().target()))
                .put("text", words.object(step.operation()))
                .put("reason", step.reason())
                .put("after", new JsonValue.Arr(after))
                .putIf("question", step.question());
        step.fallbackOf().ifPresent(id -> object.put("fallbackOf", id.number()));
        return object.build();
    }

    private static JsonValue resource(ResourceId resource) {
        return JsonValue.object()
                .put("kind", resource.kind().name().toLowerCase(Locale.ROOT))
                .put("name", resource.name())
                .build();
    }
}
