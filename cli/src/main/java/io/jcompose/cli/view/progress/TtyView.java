package io.jcompose.cli.view.progress;

import io.jcompose.cli.view.Ansi;
import io.jcompose.cli.view.LiveTerminal;
import io.jcompose.cli.view.TerminalSize;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** A block of lines at the bottom of a terminal that is drawn again ten times a second. */
public final class TtyView implements ProgressView {
    private static final long FRAME_MILLIS = 100;

    private final PrintStream out;
    private final LiveTerminal size;
    private final Clock clock;
    private final BoardRenderer renderer;
    private final Thread painter;
    private final DrawnBlock block = new DrawnBlock();
    private ProgressBoard board;
    private boolean closed;

    /**
     * @param title what is being done, for example {@code Running}
     * @param size  asked at every picture, so that it may change
     */
    public TtyView(
            String title, PrintStream out, Ansi ansi, LiveTerminal size, Clock clock, boolean dryRun) {
        this.out = out;
        this.size = size;
        this.clock = clock;
        this.renderer = new BoardRenderer(ansi);
        this.board = ProgressBoard.empty((dryRun ? "DRY-RUN MODE - " : "") + title);
        this.painter = Thread.ofPlatform().daemon().name("progress").start(this::paint);
    }

    @Override
    public synchronized void event(ProgressEvent event) {
        boolean first = board.rows().isEmpty();
        board = board.after(event, clock.instant());
        if (first) notifyAll();
    }

    @Override
    public synchronized void output(String line) {
        TerminalSize now = size.get();
        write(block.above(line, now) + block.over(picture(now, false), now, false));
    }

    @Override
    public synchronized void aside(Runnable printing) {
        if (closed) {
            printing.run();
            return;
        }
        TerminalSize now = size.get();
        write(block.away(now));
        printing.run();
        if (!board.rows().isEmpty()) redraw(false);
    }

    @Override
    public void line(String line) {
        output(line);
    }

    @Override
    public void failed(String id) {
        event(ProgressEvent.of(id, "Error", ProgressEvent.Phase.ERROR));
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
            redraw(true);
            notifyAll();
        }
        size.close();
        try {
            painter.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void paint() {
        while (!closed) {
            if (!board.rows().isEmpty()) redraw(false);
            try {
                wait(FRAME_MILLIS);
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    private void redraw(boolean last) {
        TerminalSize now = size.get();
        write(block.over(picture(now, last), now, last));
    }

    private List<String> picture(TerminalSize now, boolean last) {
        return renderer.render(board, now, clock.instant(), last);
    }

    private void write(String text) {
        out.append(text);
        out.flush();
    }
}
