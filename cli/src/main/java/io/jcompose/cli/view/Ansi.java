package io.jcompose.cli.view;

import java.util.List;

/** The few control sequences that we write. Colours can be off; cursor movements are then still written. */
public record Ansi(boolean colours) {
    public static final String HIDE_CURSOR = "\u001b[?25l";
    public static final String SHOW_CURSOR = "\u001b[?25h";

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
     * Returns the sequence that goes back to where lines were drawn and erases them. On a terminal that has become
     * narrower since, they take more lines than they did.
     */
    public String upAndErase(List<String> lines, int columns) {
        int rows = 0;
        for (String line : lines) rows += Math.max(1, (width(line) + columns - 1) / Math.max(1, columns));
        return rows == 0 ? "" : "\u001b[" + rows + "A\r\u001b[J";
    }
}
