package io.jcompose.cli.view.progress;

import io.jcompose.cli.view.Ansi;
import io.jcompose.cli.view.TerminalSize;
import io.jcompose.cli.view.progress.ProgressBoard.Row;
import io.jcompose.cli.view.progress.ProgressEvent.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a board into the lines of the live view. Pure. No line is wider than the terminal, and there are never more
 * lines than fit: what works or failed is shown first, what is done is counted.
 */
final class BoardRenderer {
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final String BARS = "⠀⡀⣀⣄⣤⣦⣶⣷⣿";

    private final Ansi ansi;

    BoardRenderer(Ansi ansi) {
        this.ansi = ansi;
    }

    /**
     * Returns the lines.
     *
     * @param whole whether every thing is shown however many there are, as in the last picture
     */
    List<String> render(ProgressBoard board, TerminalSize size, Instant now, boolean whole) {
        List<Row> wholes = board.wholes();
        if (wholes.isEmpty()) return List.of();
        int done = 0;
        for (Row row : wholes) if (row.ended().isPresent()) done++;
        var lines = new ArrayList<String>();
        lines.add(ansi.cut("[+] " + board.title() + " " + done + "/" + wholes.size(), size.columns()));
        String waiting = whole ? "" : waiting(wholes);
        int room = whole ? Integer.MAX_VALUE : Math.max(1, size.rows() - 2 - (waiting.isEmpty() ? 0 : 1));
        List<Row> shown = choose(wholes, room);
        int idWidth = 0;
        int statusWidth = 0;
        for (Row row : shown) {
            idWidth = Math.max(idWidth, row.last().id().length());
            statusWidth = Math.max(statusWidth, words(row).length());
        }
        for (Row row : shown) lines.add(line(row, board, size, now, idWidth, statusWidth));
        if (shown.size() < wholes.size()) lines.add(ansi.cut(ansi.faint(rest(wholes, shown)), size.columns()));
        if (!waiting.isEmpty()) lines.add(ansi.cut(ansi.faint("   " + waiting), size.columns()));
        return lines;
    }

    /** Returns the rows that fit, in their order: failures and work before what is done, later ones before earlier. */
    private static List<Row> choose(List<Row> rows, int room) {
        if (rows.size() <= room) return rows;
        var chosen = new ArrayList<Row>();
        int places = Math.max(1, room - 1);
        for (Phase phase : List.of(Phase.ERROR, Phase.WORKING, Phase.WARNING, Phase.DONE)) {
            for (int i = rows.size() - 1; i >= 0 && chosen.size() < places; i--) {
                if (rows.get(i).last().phase() == phase) chosen.add(rows.get(i));
            }
        }
        var ordered = new ArrayList<Row>();
        for (Row row : rows) if (chosen.contains(row)) ordered.add(row);
        return ordered;
    }

    private static String rest(List<Row> rows, List<Row> shown) {
        int done = 0;
        int working = 0;
        for (Row row : rows) {
            if (shown.contains(row)) continue;
            if (row.ended().isPresent()) done++;
            else working++;
        }
        String text = "   … and ";
        if (done > 0) text += done + " done";
        if (done > 0 && working > 0) text += ", ";
        if (working > 0) text += working + " working";
        return text;
    }

    /** Returns what is being waited for and why; the longest wait, when there are several. */
    private static String waiting(List<Row> rows) {
        Row longest = null;
        int others = -1;
        for (Row row : rows) {
            if (row.last().phase() != Phase.WORKING || row.last().why().isEmpty()) continue;
            others++;
            if (longest == null || row.began().isBefore(longest.began())) longest = row;
        }
        if (longest == null) return "";
        String more = others > 0 ? " and " + others + " more" : "";
        return "waiting for " + name(longest.last().id()) + more + ": " + longest.last().why();
    }

    private static String name(String id) {
        return id.substring(id.indexOf(' ') + 1);
    }

    private String line(Row row, ProgressBoard board, TerminalSize size, Instant now, int idWidth, int statusWidth) {
        ProgressEvent event = row.last();
        Duration elapsed = Duration.between(row.began(), row.ended().orElse(now));
        String left = " " + mark(event.phase(), elapsed) + " ";
        int wide = 3 + idWidth + 1 + statusWidth;
        String bars = event.phase() == Phase.WORKING ? bars(board.partsOf(event.id())) : "";
        String time = seconds(elapsed);
        int room = size.columns() - wide - time.length() - 3;
        String words = words(row);
        String middle = ansi.bold(event.id()) + " ".repeat(idWidth - event.id().length() + 1)
                + coloured(words, event.phase());
        if (bars.length() > room) bars = "";
        if (!bars.isEmpty()) middle += " " + bars;
        int used = 3 + idWidth + 1 + words.length() + (bars.isEmpty() ? 0 : 1 + bars.length());
        int timeAt = Math.max(wide + 2, used + 1);
        if (timeAt + time.length() > size.columns()) return ansi.cut(left + middle, size.columns());
        return left + middle + " ".repeat(timeAt - used) + ansi.blue(time);
    }

    private String mark(Phase phase, Duration elapsed) {
        return switch (phase) {
            case WORKING -> ansi.cyan(SPINNER[(int) (elapsed.toMillis() / 100 % SPINNER.length)]);
            case DONE -> ansi.green("✔");
            case WARNING -> ansi.yellow("!");
            case ERROR -> ansi.red("✘");
        };
    }

    private static String words(Row row) {
        ProgressEvent event = row.last();
        if (event.text().isEmpty()) return firstLine(event.status());
        return event.status().isEmpty() ? event.text() : firstLine(event.text() + " " + event.status());
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private String coloured(String words, Phase phase) {
        return switch (phase) {
            case WORKING -> words;
            case DONE -> ansi.green(words);
            case WARNING -> ansi.yellow(words);
            case ERROR -> ansi.red(words);
        };
    }

    /** Returns a bar with one character for each layer, and how much has come: {@code [⣿⣿⣄⠀] 12.3MB / 40.1MB}. */
    private static String bars(List<Row> parts) {
        if (parts.isEmpty()) return "";
        var bar = new StringBuilder("[");
        long current = 0;
        long total = 0;
        for (Row part : parts) {
            ProgressEvent event = part.last();
            boolean done = event.phase() == Phase.DONE;
            int eighth = done ? 8 : Math.min(8, event.percent() * 8 / 100);
            bar.append(BARS.charAt(eighth));
            current += event.current();
            total += event.total();
        }
        bar.append(']');
        if (total > 0) bar.append(' ').append(ByteText.of(current)).append(" / ").append(ByteText.of(total));
        return bar.toString();
    }

    static String seconds(Duration elapsed) {
        long tenths = Math.max(0, elapsed.toMillis() / 100);
        return tenths / 10 + "." + tenths % 10 + "s";
    }
}
