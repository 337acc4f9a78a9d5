package io.jcompose.cli.view.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns cells as Go's tabwriter does: a column is as wide as its widest cell plus the padding, and no narrower than
 * the least width; the last cell of a row is not padded. Pure: returns text.
 */
public final class TableWriter {
    private final int leastWidth;
    private final int padding;
    private final List<List<String>> rows = new ArrayList<>();

    private TableWriter(int leastWidth, int padding) {
        this.leastWidth = leastWidth;
        this.padding = padding;
    }

    /** Returns a table like that of {@code ps}. */
    public static TableWriter dense() {
        return new TableWriter(10, 3);
    }

    /** Returns a table like that of {@code ls}, whose columns are at least 20 wide. */
    public static TableWriter wide() {
        return new TableWriter(20, 3);
    }

    /** Returns a table like that of {@code top}, whose columns stand closer. */
    public static TableWriter narrow() {
        return new TableWriter(4, 2);
    }

    /** Adds a row; a header is a row too. */
    public TableWriter row(String... cells) {
        return row(List.of(cells));
    }

    /** Adds a row. */
    public TableWriter row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Returns the lines, each ended by a line feed. */
    public String print() {
        int columns = 0;
        for (List<String> row : rows) columns = Math.max(columns, row.size());
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i + 1 < row.size(); i++) widths[i] = Math.max(widths[i], width(row.get(i)) + padding);
        }
        for (int i = 0; i < columns; i++) widths[i] = Math.max(widths[i], leastWidth);
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                text.append(row.get(i));
                if (i + 1 < row.size()) text.append(" ".repeat(widths[i] - width(row.get(i))));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
