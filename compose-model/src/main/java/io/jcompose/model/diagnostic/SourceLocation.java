package io.jcompose.model.diagnostic;

/**
 * A place in a text that a person wrote.
 *
 * @param file   the file as it is shown to people: an absolute path, {@code -} for standard input, or a remote reference
 * @param line   1-based
 * @param column 1-based, in characters
 */
public record SourceLocation(String file, int line, int column) {
    public SourceLocation {
        if (line < 1 || column < 1) throw new IllegalArgumentException("line and column start at 1");
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
