package io.jcompose.cli.view.progress;

import io.jcompose.cli.view.Ansi;
import io.jcompose.cli.view.TerminalSize;
import java.util.List;

/** The lines at the bottom of a terminal that are ours: what has to be written to draw others over them. */
final class DrawnBlock {
    private List<String> drawn = List.of();
    private int columns;

    /** Returns what draws lines over those that are there. */
    String over(List<String> lines, TerminalSize now, boolean last) {
        var text = new StringBuilder(back(now)).append(Ansi.WRAP_OFF);
        for (String line : lines) text.append(ended(line, now)).append('\n');
        if (!lines.isEmpty()) text.append(Ansi.END_OF_SCREEN);
        drawn = lines;
        columns = now.columns();
        return text.append(Ansi.WRAP_ON).append(last ? Ansi.SHOW_CURSOR : Ansi.HIDE_CURSOR).toString();
    }

    /** Returns what writes a line that stays, in place of the lines that are there. */
    String above(String line, TerminalSize now) {
        String text = back(now) + ended(line, now) + "\n";
        drawn = List.of();
        return text;
    }

    /** Returns what takes the lines away. */
    String away(TerminalSize now) {
        // its first line may be the first of the screen: END_OF_SCREEN is for those below
        String text = drawn.isEmpty() ? "" : back(now) + Ansi.END_OF_LINE + '\n' + Ansi.END_OF_SCREEN + Ansi.LINE_UP;
        drawn = List.of();
        return text;
    }

    private String back(TerminalSize now) {
        return Ansi.up(drawn, columns, now.columns());
    }

    /** Erases the rest of the line, unless the cursor stands on its last character. */
    private static String ended(String line, TerminalSize now) {
        return Ansi.width(line) < now.columns() ? line + Ansi.END_OF_LINE : line;
    }
}
