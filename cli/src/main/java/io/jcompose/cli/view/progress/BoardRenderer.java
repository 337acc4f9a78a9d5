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

    /** A name is not made shorter than this for the sake of the words behind it. */
    private static final int LEAST_OF_A_NAME = 10;

    /** States are hardly longer than this; what is, is the message of a failure, which may be cut off. */
    private static final int USUAL_WORDS = 15;

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
        // the cursor stands in a line of its own behind the last one
        int budget = whole ? Integer.MAX_VALUE : Math.max(1, size.rows() - 1);
        String waiting = whole || budget < 4 ? "" : waiting(wholes);
        int room = budget - 1 - (waiting.isEmpty() ? 0 : 1);
        List<Row> shown = choose(wholes, room);
        var columns = Columns.of(shown, size.columns());
        for (Row row : shown) lines.add(line(row, board, size, now, columns));
        if (shown.size() < wholes.size()
                && room > 1) lines.add(ansi.cut(ansi.faint(rest(wholes, shown)), size.columns()));
        if (!waiting.isEmpty()) lines.add(ansi.faint(shorten("   " + waiting, size.columns())));
        return lines;
    }

    /**
     * How wide the parts of lines are.
     *
     * @param brief whether the kinds of things are left out, because the terminal is narrow
     */
    private record Columns(int id, int words, boolean brief) {
        static Columns of(List<Row> rows, int width) {
            Columns all = of(rows, false);
            if (3 + all.id + 1 + all.words <= width) return all;
            Columns brief = of(rows, true);
            int left = Math.max(LEAST_OF_A_NAME, width - 3 - 1 - Math.min(brief.words, USUAL_WORDS));
            return new Columns(Math.min(brief.id, left), brief.words, true);
        }

        private static Columns of(List<Row> rows, boolean brief) {
            int id = 0;
            int words = 0;
            for (Row row : rows) {
                id = Math.max(id, shownId(row, brief).length());
                words = Math.max(words, BoardRenderer.words(row).length());
            }
            return new Columns(id, words, brief);
        }
    }

    private static String shownId(Row row, boolean brief) {
        return brief ? name(row.last().id()) : row.last().id();
    }

    /** Returns the text with its middle left out when it is too long: both its ends matter. */
    private static String shorten(String text, int columns) {
        if (text.length() <= columns) return text;
        int tail = Math.max(0, columns / 3);
        int head = Math.max(0, columns - tail - 1);
        return text.substring(0, head) + (columns > 0 ? "…" : "") + text.substring(text.length() - tail);
    }

    /** Returns the rows that fit, in their order: failures and work before what is done, later ones before earlier. */
    private static List<Row> choose(List<Row> rows, int room) {
        if (rows.size() <= room) return rows;
        var chosen = new ArrayList<Row>();
        int places = room > 1 ? room - 1 : room;
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

    private String line(Row row, ProgressBoard board, TerminalSize size, Instant now, Columns columns) {
        ProgressEvent event = row.last();
        Duration elapsed = Duration.between(row.began(), row.ended().orElse(now));
        String id = shorten(shownId(row, columns.brief), columns.id);
        String words = words(row);
        String line = " " + mark(event.phase(), elapsed) + " " + ansi.bold(id)
                + " ".repeat(columns.id - id.length() + 1) + coloured(words, event.phase());
        int used = 3 + columns.id + 1 + words.length();
        String time = seconds(elapsed);
        String bars = event.phase() == Phase.WORKING ? bars(board.partsOf(event.id())) : "";
        if (!bars.isEmpty() && used + 1 + bars.length() + 1 + time.length() <= size.columns()) {
            line += " " + bars;
            used += 1 + bars.length();
        }
        int timeAt = Math.max(3 + columns.id + 1 + columns.words + 2, used + 1);
        if (timeAt + time.length() > size.columns()) return ansi.cut(line, size.columns());
        return line + " ".repeat(timeAt - used) + ansi.blue(time);
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
