package io.jcompose.cli.command.attached;

import io.jcompose.backends.follow.FollowListener;
import io.jcompose.cli.view.DiagnosticPrinter;
import io.jcompose.cli.view.log.ContainerNames;
import io.jcompose.cli.view.log.LogPrinter;
import io.jcompose.planner.state.ObservedContainer;
import java.util.function.Consumer;

/** Shows what followed containers print and how they end. */
record AttachedOutput(
        LogPrinter printer, AttachedServices services, DiagnosticPrinter diagnostics, Happenings happenings,
        Consumer<String> cameUp, Consumer<String> endsAll)
        implements FollowListener {
    @Override
    public void started(ObservedContainer container) {
        cameUp.accept(container.name());
    }

    @Override
    public void line(ObservedContainer container, String text, boolean error) {
        printer.line(ContainerNames.shortName(container), text, error);
    }

    @Override
    public void ended(ObservedContainer container, int exitCode, boolean restarting) {
        if (!services.isWatched(container.service())) return;
        printer.status(ContainerNames.shortName(container),
                "exited with code " + exitCode + (restarting ? " (restarting)" : ""));
        if (restarting) return;
        happenings.ended(container.service(), exitCode);
        if (!services.endsWith(exitCode)) return;
        happenings.add(new Happenings.Ended(exitCode));
        endsAll.accept(container.name());
    }

    @Override
    public void recreated(ObservedContainer container) {
        if (!services.isWatched(container.service())) return;
        printer.status(ContainerNames.shortName(container), "has been recreated");
    }

    @Override
    public void unreadable(ObservedContainer container, String why) {
        diagnostics.warning("Can't retrieve logs for \"" + ContainerNames.shortName(container) + "\": " + why);
    }
}
