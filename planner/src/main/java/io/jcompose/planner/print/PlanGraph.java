package io.jcompose.planner.print;

import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.StepId;

/** Prints a plan as a drawing: steps are boxes, and arrows lead to what comes after. */
public final class PlanGraph {
    private PlanGraph() {}

    /** Returns the plan for Graphviz. */
    public static String dot(Plan plan) {
        var words = new StepText(plan.project());
        var text = new StringBuilder("digraph \"").append(plan.project()).append("\" {\n  rankdir=LR;\n");
        text.append("  node [shape=box, fontname=\"sans-serif\"];\n");
        for (Step step : plan.steps()) {
            text.append("  s").append(step.id().number()).append(" [label=\"").append(label(step, words, "\\n"))
                    .append("\", tooltip=\"").append(escape(step.reason())).append("\"];\n");
        }
        for (Step step : plan.steps()) {
            for (StepId before : step.after())
                text.append("  s").append(before.number()).append(" -> s").append(step.id().number()).append(";\n");
            step.fallbackOf().ifPresent(failed -> text.append("  s").append(failed.number()).append(" -> s")
                    .append(step.id().number()).append(" [style=dashed, label=\"fails\"];\n"));
        }
        return text.append("}\n").toString();
    }

    /** Returns the plan for Mermaid. */
    public static String mermaid(Plan plan) {
        var words = new StepText(plan.project());
        var text = new StringBuilder("flowchart LR\n");
        for (Step step : plan.steps()) {
            text.append("  s").append(step.id().number()).append("[\"").append(mermaidText(step, words))
                    .append("\"]\n");
        }
        for (Step step : plan.steps()) {
            for (StepId before : step.after())
                text.append("  s").append(before.number()).append(" --> s").append(step.id().number()).append('\n');
            step.fallbackOf().ifPresent(failed -> text.append("  s").append(failed.number()).append(" -. fails .-> s")
                    .append(step.id().number()).append('\n'));
        }
        return text.toString();
    }

    private static String label(Step step, StepText words, String lineEnd) {
        return step.id() + " " + StepText.verb(step.operation()) + lineEnd + escape(words.object(step.operation()));
    }

    private static String mermaidText(Step step, StepText words) {
        return (step.id() + " " + StepText.verb(step.operation()) + "<br/>" + words.object(step.operation()))
                .replace("\"", "#quot;");
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
