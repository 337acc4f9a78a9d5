package io.jcompose.cli.view.progress;

import java.io.PrintStream;

/** One line for each event, as docker compose writes them where there is no terminal: {@code  Container x  Started}. */
public final class PlainView implements ProgressView {
    private final PrintStream out;
    private final String prefix;

    /**
     * @param dryRun whether each line says that nothing was done
     */
    public PlainView(PrintStream out, boolean dryRun) {
        this.out = out;
        this.prefix = dryRun ? " DRY-RUN MODE - " : "";
    }

    @Override
    public synchronized void event(ProgressEvent event) {
        out.append(prefix).append(' ').append(event.id()).append(' ').append(event.text()).append(' ')
                .append(event.status()).append('\n');
        out.flush();
    }

    @Override
    public synchronized void output(String line) {
        out.append(line).append('\n');
        out.flush();
    }

    @Override
    public void line(String line) {
        output(line);
    }

    @Override
    public void close() {}
}
