package io.jcompose.cli.command.config;

/** How far a key or a value reaches in its line. */
final class Extent {
    private Extent() {}

    /** Returns the 1-based column behind what begins at a 1-based column. */
    static int end(String line, int column) {
        int start = column - 1;
        if (start >= line.length()) return column;
        char first = line.charAt(start);
        if (first == '"' || first == '\'') {
            int close = line.indexOf(first, start + 1);
            return close < 0 ? line.length() + 1 : close + 2;
        }
        if (first == '[' || first == '{') return column + 1;
        int end = start + 1;
        while (end < line.length() && !ends(line, end)) end++;
        while (end > start + 1 && line.charAt(end - 1) == ' ') end--;
        return end + 1;
    }

    private static boolean ends(String line, int at) {
        char c = line.charAt(at);
        char next = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
        return switch (c) {
            case ':' -> next == ' ';
            case '#' -> line.charAt(at - 1) == ' ';
            case ',', ']', '}' -> flow(line, at);
            default -> false;
        };
    }

    /** Says whether a list or mapping in brackets was opened before. */
    private static boolean flow(String line, int at) {
        int open = 0;
        for (int i = 0; i < at; i++) {
            char c = line.charAt(i);
            if (c == '[' || c == '{' && (i == 0 || line.charAt(i - 1) != '$')) open++;
            if ((c == ']' || c == '}') && open > 0) open--;
        }
        return open > 0;
    }
}
