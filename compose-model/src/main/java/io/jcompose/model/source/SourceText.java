package io.jcompose.model.source;

/**
 * A text that was read, with the name under which people know it.
 *
 * @param name an absolute path, {@code -} for standard input, or a remote reference
 * @param text the whole content
 */
public record SourceText(String name, String text) {
    /** Returns the text of a 1-based line without its line break; empty when there is no such line. */
    public String line(int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            int end = text.indexOf('\n', start);
            if (end < 0) return "";
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        if (end < 0) end = text.length();
        if (end > start && text.charAt(end - 1) == '\r') end--;
        return text.substring(start, end);
    }
}
