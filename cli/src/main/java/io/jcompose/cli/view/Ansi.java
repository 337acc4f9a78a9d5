package io.jcompose.cli.view;

import java.util.List;

/** The few control sequences that we write. Colours can be off; cursor movements are then still written. */
public record Ansi(boolean colours) {
    public static final String HIDE_CURSOR = "\u001b[?25l";
    /** Lines that are too long are cut instead of wrapped, so that lines drawn are lines taken. */
    public static final String WRAP_OFF = "\u001b[?7l";
    public static final String WRAP_ON = "\u001b[?7h";
    public static final String SHOW_CURSOR = "\u001b[?25h";

    /** The rest of the line erased. */
    public static final String END_OF_LINE = "\u001b[K";

    /**
     * Everything behind erased. Not used with the cursor in the first line: some terminals take that for clearing the
     * screen, and keep what was on it.
     */
    public static final String END_OF_SCREEN = "\u001b[J";

    /** The cursor to the beginning of the line above. */
    public static final String LINE_UP = "\u001b[1A\r";

    /** The cursor to the upper left corner. */
    public static final String HOME = "\u001b[H";

    /** Everything erased, and the cursor in the upper left corner. */
    public static final String CLEAR_SCREEN = "\u001b[2J" + HOME;

    /** Back to the first column, and the rest of the line erased. */
    public static final String CLEAR_LINE = "\r\u001b[K";

    private static final String RESET = "\u001b[0m";

    public String red(String text) {
        return paint("31", text);
    }

    public String green(String text) {
        return paint("32", text);
    }

    public String yellow(String text) {
        return paint("33", text);
    }

    public String blue(String text) {
        return paint("34", text);
    }

    public String cyan(String text) {
        return paint("36", text);
    }

    public String bold(String text) {
        return paint("1", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    /** Returns the text in a colour given by its number. */
    public String paint(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
    }

    /** Returns the text cut to a number of columns; sequences take no room and are closed. */
    public String cut(String text, int columns) {
        if (width(text) <= columns) return text;
        var out = new StringBuilder();
        int used = 0;
        boolean painted = false;
        for (int i = 0; i < text.length();) {
            if (text.charAt(i) == '\u001b') {
                int end = text.indexOf('m', i) + 1;
                painted = !text.startsWith(RESET, i);
                out.append(text, i, end);
                i = end;
                continue;
            }
            if (used + 1 >= columns) break;
            int codePoint = text.codePointAt(i);
            out.appendCodePoint(codePoint);
            used++;
            i += Character.charCount(codePoint);
        }
        if (columns > 0) out.append('…');
        if (painted) out.append(RESET);
        return out.toString();
    }

    /** Returns how many columns a text takes; sequences take none. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length();) {
            if (text.charAt(i) == '\u001b') {
                i = text.indexOf('m', i) + 1;
                continue;
            }
            width++;
            i += Character.charCount(text.codePointAt(i));
        }
        return width;
    }

    /**
     * Returns the sequence that goes back to where lines were drawn, to draw over them. A terminal that has become
     * narrower since has wrapped those that were too long, as most terminals do.
     *
     * @param before the columns when the lines were drawn
     * @param now    the columns now
     */
    public static String up(List<String> lines, int before, int now) {
        int rows = lines.size();
        if (now < before) {
            for (String line : lines) rows += Math.max(0, (width(line) - 1) / Math.max(1, now));
        }
        return rows == 0 ? "" : "\u001b[" + rows + "A\r";
    }
}
