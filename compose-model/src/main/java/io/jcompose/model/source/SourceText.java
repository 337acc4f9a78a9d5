package io.jcompose.model.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text that was read, with the name under which people know it. */
public final class SourceText {
    private final String name;
    private final String text;

    /** Where each line begins; made when a line is first asked for, and the same whoever makes it. */
    private int @Nullable [] starts;

    /** The line that was asked for last: a line may be long, and have much to complain about. */
    private @Nullable Line last;

    private record Line(int number, String text) {}

    /**
     * @param name an absolute path, {@code -} for standard input, or a remote reference
     * @param text the whole content
     */
    public SourceText(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** Returns the name: an absolute path, {@code -} for standard input, or a remote reference. */
    public String name() {
        return name;
    }

    /** Returns the whole content. */
    public String text() {
        return text;
    }

    /** Returns the text of a 1-based line without its line break; empty when there is no such line. */
    public String line(int number) {
        Line known = last;
        if (known != null && known.number == number) return known.text;
        int[] lines = starts;
        if (lines == null) {
            lines = findStarts();
            starts = lines;
        }
        if (number < 1 || number > lines.length) return "";
        int start = lines[number - 1];
        int end = number < lines.length ? lines[number] - 1 : text.length();
        if (end > start && text.charAt(end - 1) == '\r') end--;
        String found = text.substring(start, end);
        last = new Line(number, found);
        return found;
    }

    private int[] findStarts() {
        int[] found = new int[64];
        int count = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (count == found.length) found = Arrays.copyOf(found, count * 2);
            found[count++] = end + 1;
        }
        return Arrays.copyOf(found, count);
    }

    @Override
    public String toString() {
        return name;
    }
}
