package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.plan.PlanOptions;

/** {@code up} without {@code -d}: creates, shows the output of containers while they run, and stops them at the end. */
final class AttachedUp {
    AttachedUp(Invocation invocation, Project project, Convergence convergence) {}

    int run(PlanOptions options) {
        throw new UsageException("jcompose: attached up is not implemented yet");
    }
}
