package io.jcompose.cli.view.progress;

import java.util.ArrayList;
import java.util.List;

/** A terminal as far as our sequences go. One that becomes narrower wraps what is on it, as most do. */
final class Screen {
    private final List<String> scrolledAway = new ArrayList<>();
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int columns;
    private int height;
    private int row;
    private int column;
    private boolean wrap = true;

    Screen(int columns, int height) {
        this.columns = columns;
        this.height = height;
    }

    void resize(int newColumns, int newHeight) {
        var wrapped = new ArrayList<StringBuilder>();
        int cursor = 0;
        for (int i = 0; i < rows.size(); i++) {
            String text = rows.get(i).toString();
            if (i == row) cursor = wrapped.size();
            do {
                int end = Math.min(newColumns, text.length());
                wrapped.add(new StringBuilder(text.substring(0, end)));
                text = text.substring(end);
            } while (!text.isEmpty());
        }
        rows.clear();
        rows.addAll(wrapped);
        row = cursor;
        columns = newColumns;
        height = newHeight;
        scroll();
    }

    void write(String text) {
        for (int at = 0; at < text.length();) {
            char c = text.charAt(at);
            if (c == '\u001b') at = sequence(text, at);
            else {
                at++;
                if (c == '\r') column = 0;
                else if (c == '\n') newLine();
                else put(c);
            }
        }
    }

    private int sequence(String text, int from) {
        int at = from + 2;
        while (!Character.isLetter(text.charAt(at))) at++;
        String argument = text.substring(from + 2, at);
        switch (text.charAt(at)) {
            case 'A' -> row = Math.max(0, row - Integer.parseInt(argument));
            case 'K' -> rows.get(row).setLength(Math.min(rows.get(row).length(), column));
            case 'J' -> {
                // as tmux does, which takes it for clearing the screen
                if (row == 0 && column == 0) scrolledAway.addAll(shown());
                rows.get(row).setLength(Math.min(rows.get(row).length(), column));
                while (rows.size() > row + 1) rows.removeLast();
            }
            case 'h', 'l' -> {
                if (argument.equals("?7")) wrap = text.charAt(at) == 'h';
            }
            case 'm' -> {
                // colours take no room
            }
            default -> throw new IllegalArgumentException("unknown sequence " + argument + text.charAt(at));
        }
        return at + 1;
    }

    private void put(char c) {
        if (column >= columns && wrap) newLine();
        StringBuilder line = rows.get(row);
        int at = Math.min(column, columns - 1);
        while (line.length() <= at) line.append(' ');
        line.setCharAt(at, c);
        column = at + 1;
    }

    private void newLine() {
        column = 0;
        row++;
        if (row == rows.size()) rows.add(new StringBuilder());
        scroll();
    }

    private void scroll() {
        while (rows.size() > height) {
            scrolledAway.add(rows.removeFirst().toString());
            row = Math.max(0, row - 1);
        }
    }

    /** Returns what can be seen. */
    List<String> shown() {
        return rows.stream().map(StringBuilder::toString).toList();
    }

    /** Returns what can be seen, after what has gone off the top. */
    List<String> all() {
        var all = new ArrayList<>(scrolledAway);
        all.addAll(shown());
        return all;
    }
}
