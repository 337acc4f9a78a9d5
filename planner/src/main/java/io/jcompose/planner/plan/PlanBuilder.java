package io.jcompose.planner.plan;

import io.jcompose.planner.plan.Plan.Kept;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Numbers steps as they are added, and leaves out what follows from the rest: a step that comes after another one comes
 * after all that the other one comes after.
 */
public final class PlanBuilder {
    /** Beyond that many steps, what follows from the rest is left in: it is as right, and costs no square of memory. */
    private static final int REDUCED = 4000;

    private final String project;
    private final List<Step> steps = new ArrayList<>();
    private final List<BitSet> before = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    public PlanBuilder(String project) {
        this.project = project;
    }

    /** Adds a step and returns its number. */
    public StepId add(Operation operation, String reason, Collection<StepId> after) {
        return add(operation, reason, after, Optional.empty(), Optional.empty());
    }

    /** Adds a step that a person must agree to. */
    public StepId ask(Operation operation, String reason, Collection<StepId> after, String question) {
        return add(operation, reason, after, Optional.of(question), Optional.empty());
    }

    /** Adds a step that is only done when another one failed. */
    public StepId fallback(Operation operation, String reason, Collection<StepId> after, StepId failed) {
        return add(operation, reason, after, Optional.empty(), Optional.of(failed));
    }

    private StepId add(Operation operation, String reason, Collection<StepId> after, Optional<String> question,
            Optional<StepId> fallbackOf) {
        var id = new StepId(steps.size() + 1);
        steps.add(new Step(id, operation, reduce(new TreeSet<>(after)), reason, question, fallbackOf));
        return id;
    }

    private List<StepId> reduce(TreeSet<StepId> after) {
        if (steps.size() >= REDUCED) return new ArrayList<>(after);
        var mine = new BitSet();
        var needed = new ArrayList<StepId>();
        for (StepId id : after.descendingSet()) {
            if (!mine.get(id.number())) needed.addFirst(id);
            mine.set(id.number());
            if (id.number() <= before.size()) mine.or(before.get(id.number() - 1));
        }
        before.add(mine);
        return needed;
    }

    /** Notes something that stays as it is. */
    public void keep(ResourceId resource, String reason) {
        kept.add(new Kept(resource, reason));
    }

    /** Notes a sentence for the user; the same one only once. */
    public void warn(String sentence) {
        if (!warnings.contains(sentence)) warnings.add(sentence);
    }

    /** Returns the name of the project. */
    public String project() {
        return project;
    }

    /** Returns how many steps there are so far. */
    public int size() {
        return steps.size();
    }

    /** Returns the plan. */
    public Plan build() {
        return new Plan(project, steps, kept, warnings);
    }
}
