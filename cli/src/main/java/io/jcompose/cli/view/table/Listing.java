package io.jcompose.cli.view.table;

import io.jcompose.cli.view.template.GoTemplate;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.util.List;
import java.util.Map;

/** What {@code --format} asks for: a table, JSON lines, or a Go template. */
public final class Listing {
    private final String format;

    public Listing(String format) {
        this.format = format.isEmpty() ? "table" : format;
    }

    /** Returns whether the usual table is asked for. */
    public boolean isTable() {
        return format.equals("table");
    }

    /** Returns whether JSON is asked for. */
    public boolean isJson() {
        return format.equals("json");
    }

    /**
     * One line of the list.
     *
     * @param labels what {@code .Label "name"} looks in
     */
    public record Row(JsonValue.Obj fields, Map<String, String> labels) {}

    /**
     * Returns the rows printed as JSON lines or through the template.
     *
     * @param headings the names of columns for {@code table TEMPLATE}, where they are not the field's in capitals
     * @throws io.jcompose.cli.option.UsageException when the template is wrong
     */
    public String print(List<Row> rows, Map<String, String> headings) {
        var text = new StringBuilder();
        if (isJson()) {
            for (Row row : rows) text.append(JsonWriter.compact(row.fields())).append('\n');
            return text.toString();
        }
        boolean table = format.startsWith("table");
        GoTemplate template = GoTemplate.parse(unescape(table ? withoutBlanks(format.substring(5)) : format));
        if (!table) {
            for (Row row : rows) text.append(template.execute(row.fields(), row.labels())).append('\n');
            return text.toString();
        }
        TableWriter writer = TableWriter.dense();
        writer.row(cells(template.executeHeader(headings)));
        for (Row row : rows) writer.row(cells(template.execute(row.fields(), row.labels())));
        return writer.print();
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\t", -1));
    }

    /** A tab stays: it begins an empty column. */
    private static String withoutBlanks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') from++;
        while (to > from && text.charAt(to - 1) == ' ') to--;
        return text.substring(from, to);
    }

    /** Replaces the escapes that a shell leaves in a format. */
    private static String unescape(String format) {
        return format.replace("\\t", "\t").replace("\\n", "\n");
    }
}
