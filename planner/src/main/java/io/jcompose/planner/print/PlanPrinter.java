package io.jcompose.planner.print;

import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.StepId;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints a plan as a table: what, on what, why, and after which steps.
 *
 * <pre>
 * #1 create network:default         not found
 * #2 create container:db-1          not found                           after #1
 * #3 start  container:db-1          created by #2                       after #2
 * #4 await  container:db-1 healthy  web depends on db: service_healthy  after #3
 * </pre>
 */
public final class PlanPrinter {
    /** Wider cells stand out of their column, so that one of them does not push away all the others. */
    private static final int WIDEST = 60;

    private PlanPrinter() {}

    /** Returns one line per step, each with a line end; {@code nothing to do} for an empty plan. */
    public static String print(Plan plan) {
        if (plan.isEmpty()) return "nothing to do\n";
        var words = new StepText(plan.project());
        var rows = new ArrayList<List<String>>();
        for (Step step : plan.steps()) {
            rows.add(List.of(step.id().toString(), StepText.verb(step.operation()), words.object(step.operation()),
                    step.reason(), after(step)));
        }
        int[] widths = new int[4];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                int width = row.get(i).length();
                if (width <= WIDEST) widths[i] = Math.max(widths[i], width);
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            int start = text.length();
            for (int i = 0; i < row.size(); i++) {
                text.append(row.get(i));
                if (i == row.size() - 1) break;
                for (int pad = row.get(i).length(); pad < widths[i]; pad++) text.append(' ');
                text.append(i < 2 ? " " : "  ");
            }
            int end = text.length();
            while (end > start && text.charAt(end - 1) == ' ') end--;
            text.setLength(end);
            text.append('\n');
        }
        return text.toString();
    }

    private static String after(Step step) {
        var text = new StringBuilder();
        for (StepId id : step.after()) text.append(text.isEmpty() ? "after " : ", ").append(id);
        step.fallbackOf().ifPresent(id -> text.append(text.isEmpty() ? "" : ", ").append("if ").append(id)
                .append(" fails"));
        if (step.question().isPresent()) text.append(text.isEmpty() ? "" : ", ").append("asks first");
        return text.toString();
    }
}
