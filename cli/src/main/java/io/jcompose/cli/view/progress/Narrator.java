package io.jcompose.cli.view.progress;

import io.jcompose.backends.execute.ExecutionEvent;
import io.jcompose.backends.execute.ExecutionEvent.StepFinished;
import io.jcompose.backends.execute.ExecutionEvent.StepOutput;
import io.jcompose.backends.execute.ExecutionEvent.StepProgress;
import io.jcompose.backends.execute.ExecutionEvent.StepRetried;
import io.jcompose.backends.execute.ExecutionEvent.StepStarted;
import io.jcompose.backends.execute.ExecutionEvent.StepWarning;
import io.jcompose.backends.execute.ExecutionListener;
import io.jcompose.backends.execute.StepOutcome;
import io.jcompose.cli.view.DiagnosticPrinter;
import io.jcompose.cli.view.progress.ProgressEvent.Phase;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the steps of a plan in the words of docker compose. A recreation is one thing there, though it is several steps
 * of ours: {@code Recreate} when the replacement is created, {@code Recreated} when it has its name.
 */
public final class Narrator implements ExecutionListener {
    private final ProgressView view;
    private final DiagnosticPrinter diagnostics;
    private final HookOutput hooks;
    /** Final names of replacements, by the temporary name. */
    private final Map<String, String> replacements = new HashMap<>();
    /** Names of containers that are replaced: stopping and removing them is part of the recreation. */
    private final Set<String> replaced = new HashSet<>();
    /** Networks that are removed to be made anew: only their end is told. */
    private final Set<ResourceId> remade = new HashSet<>();
    private final HookMoments around;
    private final Set<Integer> begun = new HashSet<>();
    private BuildNarrator builds;
    private boolean withoutParts;

    /** Takes the output of hooks. */
    @FunctionalInterface
    public interface HookOutput {
        /** Nobody listens. */
        HookOutput NONE = (container, line) -> {
        };

        void line(String container, String line);
    }

    public Narrator(Plan plan, ProgressView view, DiagnosticPrinter diagnostics, HookOutput hooks) {
        this.view = view;
        this.diagnostics = diagnostics;
        this.hooks = hooks;
        this.builds = new BuildNarrator(view, false, view::output);
        around = new HookMoments(plan);
        for (Step step : plan.steps()) {
            if (step.operation() instanceof Operation.RenameContainer rename) {
                replacements.put(rename.target().name(), rename.newName());
                replaced.add(rename.newName());
            } else if (step.operation() instanceof Operation.CreateNetwork create) {
                remade.add(create.target());
            } else if (step.operation() instanceof Operation.CreateContainer create && replacesInPlace(create)) {
                replaced.add(create.target().name());
            }
        }
    }

    /**
     * Tells builds so.
     *
     * @param dryRun whether nothing is built
     * @param output takes what builders say
     */
    public Narrator withBuilds(boolean dryRun, Consumer<String> output) {
        builds = new BuildNarrator(view, dryRun, output);
        return this;
    }

    /** Leaves out how the parts of images go on. */
    public Narrator withoutParts() {
        withoutParts = true;
        return this;
    }

    /** Tells which containers run already and stay, and which services are left out. */
    public void kept(Plan plan) {
        for (Plan.Kept kept : plan.kept()) {
            if (kept.resource().kind() == ResourceId.Kind.CONTAINER && kept.reason().equals("running")) {
                tell(title(kept.resource()), "Running", Phase.DONE);
            } else if (kept.resource().kind() == ResourceId.Kind.SERVICE) {
                view.event(ProgressEvent.text(kept.resource().name(), kept.reason(), "", Phase.DONE));
            }
        }
    }

    private static boolean replacesInPlace(Operation.CreateContainer create) {
        return create.spec().labels().containsKey(ComposeLabels.REPLACE);
    }

    @Override
    public void on(ExecutionEvent event) {
        switch (event) {
            case StepStarted started -> started(started.step());
            case StepProgress moved -> progress(moved);
            case StepOutput output -> output(output);
            case StepWarning warning -> view.line(diagnostics.warningLine(warning.text()));
            case StepRetried retried -> view.line(diagnostics.warningLine(
                    "trying again (" + retried.attempt() + "): " + retried.cause()));
            case StepFinished finished -> finished(finished.outcome());
        }
    }

    private void started(Step step) {
        begun.add(step.id().number());
        if (step.operation() instanceof Operation.PullImage pull) {
            for (var service : pull.services()) {
                view.event(ProgressEvent.text(service.value(), "Pulling", "", Phase.WORKING));
            }
            return;
        }
        if (step.operation() instanceof Operation.BuildImages build) builds.started(build);
        if (step.operation() instanceof Operation.RemoveNetwork remove && remade.contains(remove.target())) return;
        String word = around.beginsToStop(step.operation()) ? "Stopping" : Words.beginning(step.operation());
        if (around.stopIsTold(step.operation())) return;
        String id = subject(step.operation());
        if (word.isEmpty() || id.isEmpty()) return;
        if (step.operation() instanceof Operation.CreateContainer && replaced.contains(finalName(step.operation()))) {
            word = "Recreate";
        }
        ProgressEvent event = ProgressEvent.of(id, word, Phase.WORKING);
        view.event(Words.isWait(step.operation()) ? event.because(step.reason()) : event);
    }

    private void progress(StepProgress moved) {
        Operation operation = moved.step().operation();
        if (operation instanceof Operation.RunProvider provider) {
            tell(subject(provider), moved.status(), Phase.WORKING);
            return;
        }
        if (operation instanceof Operation.ServeModel model) {
            view.event(ProgressEvent.text(subject(model), "Pulling", moved.status(), Phase.WORKING));
            return;
        }
        boolean pushed = operation instanceof Operation.PushImage;
        if (!pushed && !(operation instanceof Operation.PullImage) || withoutParts) return;
        if (moved.part().isEmpty() || moved.status().startsWith("Pulling from")) return;
        boolean done = Words.isDone(moved.status());
        long total = done ? 0 : moved.total();
        int percent = done ? 100 : total > 0 ? (int) Math.min(100, moved.current() * 100 / total) : 0;
        view.event(new ProgressEvent(
                pushed ? "Pushing " + operation.target().name() + ": " + moved.part() : moved.part(),
                operation instanceof Operation.PullImage pull ? pull.services().get(0).value() : "", moved.status(),
                ByteText.transfer(done ? 0 : moved.current(), total), done ? Phase.DONE : Phase.WORKING,
                done ? 0 : moved.current(), total, percent, ""));
    }

    private void output(StepOutput output) {
        if (output.step().operation() instanceof Operation.RunHook hook) {
            hooks.line(hook.target().name(), output.line());
        } else if (output.step().operation() instanceof Operation.RunHelper helper) {
            hooks.line(helper.service() + " pre_start[" + helper.index() + "]", output.line());
        } else if (output.step().operation() instanceof Operation.BuildImages build) {
            builds.output(build, output.line());
        } else {
            view.output(output.line());
        }
    }

    private void finished(StepOutcome outcome) {
        Step step = outcome.step();
        switch (outcome) {
            case StepOutcome.Succeeded done -> succeeded(step, done.performed().note().orElse(""));
            case StepOutcome.Failed failed -> failed(step, failed.cause().getMessage(), failed.tolerated());
            case StepOutcome.Cancelled cancelled -> {
                if (begun.contains(step.id().number())) interrupted(step);
            }
            case StepOutcome.NotNeeded other -> {
            }
            case StepOutcome.Skipped skipped -> {
            }
        }
    }

    private void succeeded(Step step, String note) {
        Operation operation = step.operation();
        if (operation instanceof Operation.PullImage pull) {
            for (var service : pull.services()) {
                view.event(ProgressEvent.text(service.value(), note.isEmpty() ? "Pulled" : note, "", Phase.DONE));
            }
            return;
        }
        if (operation instanceof Operation.BuildImages build) builds.succeeded(build);
        String id = subject(operation);
        if (operation instanceof Operation.RenameContainer) {
            tell(id, "Recreated", Phase.DONE);
            return;
        }
        if (around.startGoesOn(operation)) return;
        String word = note.isEmpty() ? Words.end(operation) : note;
        if (around.startEnds(operation)) word = "Started";
        if (word.isEmpty() || id.isEmpty()) return;
        if (operation instanceof Operation.CreateContainer && replaced.contains(finalName(operation))) {
            if (replacements.containsKey(operation.target().name())) return; // done when it has its name
            word = "Recreated";
        }
        tell(id, word, note.isEmpty() ? Phase.DONE : Phase.WARNING);
    }

    private void failed(Step step, String message, boolean tolerated) {
        Phase phase = tolerated ? Phase.WARNING : Phase.ERROR;
        switch (step.operation()) {
            case Operation.PullImage pull -> {
                String word = tolerated ? "Warning" : "Error";
                for (var service : pull.services()) {
                    view.event(ProgressEvent.text(service.value(), word, Words.engineSentence(message), phase));
                }
            }
            case Operation.PushImage push -> {
            }
            case Operation.AwaitHealthy wait -> tell(subject(wait), "Error", phase);
            case Operation.AwaitRunning wait -> {
                // only a person waits so, and reads why it failed
            }
            case Operation.AwaitCompleted wait -> tell(subject(wait), message, phase);
            case Operation.CreateContainer create -> tell(subject(create), message, phase);
            case Operation.RunProvider provider -> tell(subject(provider), message, phase);
            case Operation.CreateNetwork create -> tell(subject(create), "Error", phase);
            case Operation.CreateVolume create -> tell(subject(create), "Error", phase);
            case Operation.StopContainer stop -> tell(title(stop.target()), "Error while Stopping", phase);
            case Operation.RemoveContainer remove -> tell(title(remove.target()), "Error while Removing", phase);
            case Operation.KillContainer kill -> tell(title(kill.target()), "Error while Killing", phase);
            default -> {
                String id = subject(step.operation());
                if (!id.isEmpty()) view.failed(id);
            }
        }
    }

    private void interrupted(Step step) {
        if (step.operation() instanceof Operation.PullImage pull) {
            for (var service : pull.services()) tell(service.value(), "Interrupted", Phase.WARNING);
        }
    }

    private void tell(String id, String status, Phase phase) {
        view.event(ProgressEvent.of(id, status, phase));
    }

    private String finalName(Operation operation) {
        String name = operation.target().name();
        return replacements.getOrDefault(name, name);
    }

    /** Returns what a step is told about; empty when it is not told, being a part of something else. */
    private String subject(Operation operation) {
        if (operation instanceof Operation.BuildImages || operation instanceof Operation.PushImage) return "";
        if (operation instanceof Operation.RunProvider || operation instanceof Operation.ServeModel) return operation
                .target().name();
        boolean ending = operation instanceof Operation.StopContainer || operation instanceof Operation.RunHook hook
                && hook.phase() == Operation.HookPhase.PRE_STOP || operation instanceof Operation.RemoveContainer;
        if (ending && replaced.contains(operation.target().name())) return "";
        if (operation.target().kind() == ResourceId.Kind.CONTAINER) {
            return ResourceId.Kind.CONTAINER.title() + " " + finalName(operation);
        }
        return title(operation.target());
    }

    private static String title(ResourceId resource) {
        return resource.kind().title() + " " + resource.name();
    }
}
