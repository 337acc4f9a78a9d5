package io.jcompose.cli.command.attached;

import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.watch.WatchSession;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.view.log.LogPrinter;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import org.jspecify.annotations.Nullable;

/** Watching source files beside everything else, which can be switched on and off. */
final class AttachedWatch implements AutoCloseable {
    private final Wiring wiring;
    private final Project project;
    private final Arguments arguments;
    private final LogPrinter printer;
    private final Happenings happenings;
    private volatile @Nullable Thread watching;

    AttachedWatch(Wiring wiring, Project project, Arguments arguments, LogPrinter printer, Happenings happenings) {
        this.wiring = wiring;
        this.project = project;
        this.arguments = arguments;
        this.printer = printer;
        this.happenings = happenings;
    }

    /** Returns whether files are watched. */
    boolean isOn() {
        return watching != null;
    }

    /**
     * Begins to watch, or ends it.
     *
     * @throws io.jcompose.cli.option.UsageException when there is nothing to watch
     */
    synchronized void toggle() {
        if (watching != null) {
            close();
            printer.watch("Watch disabled");
            return;
        }
        var session = new WatchSession(wiring, project, arguments.operands(), arguments.on("quiet-build"), true,
                printer::watch);
        watching = Thread.ofVirtual().name("watch").start(() -> {
            try {
                session.run();
            } catch (ComposeException ended) {
                if (ended.kind() != ComposeException.Kind.CANCELLED) happenings.add(new Happenings.Lost(ended));
            }
        });
    }

    @Override
    public synchronized void close() {
        Thread thread = watching;
        if (thread != null) thread.interrupt();
        watching = null;
    }
}
