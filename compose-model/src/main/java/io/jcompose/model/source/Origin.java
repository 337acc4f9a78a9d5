package io.jcompose.model.source;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.SourceLocation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a value came from, kept through every phase of a load: its place in a text, the value that it replaced,
 * and the variables that it was made of.
 *
 * <p>Immutable. There is one per node, hence the plain fields.
 */
public final class Origin {
    private static final SourceText NOWHERE = new SourceText("", "");

    /** The origin of values that no text holds, for example defaults. */
    public static final Origin IMPLIED = new Origin(NOWHERE, 0, 0, null, null);

    private final SourceText source;
    private final int line;
    private final int column;
    private final @Nullable YamlNode replaced;
    private final @Nullable Interpolated interpolated;

    private Origin(
            SourceText source, int line, int column, @Nullable YamlNode replaced, @Nullable Interpolated interpolated) {
        this.source = source;
        this.line = line;
        this.column = column;
        this.replaced = replaced;
        this.interpolated = interpolated;
    }

    /** Returns the origin at a 1-based line and column of a text. */
    public static Origin of(SourceText source, int line, int column) {
        return new Origin(source, line, column, null, null);
    }

    /** Returns the text; its name is empty for implied values. */
    public SourceText source() {
        return source;
    }

    /** Returns the place, unless the value was implied. */
    public Optional<SourceLocation> location() {
        return line == 0 ? Optional.empty() : Optional.of(new SourceLocation(source.name(), line, column));
    }

    /** Returns the 1-based line, 0 for implied values. */
    public int line() {
        return line;
    }

    /** Returns the 1-based column, 0 for implied values. */
    public int column() {
        return column;
    }

    /** Returns the value that an earlier layer had put here. */
    public Optional<YamlNode> replaced() {
        return Optional.ofNullable(replaced);
    }

    /** Returns what interpolation did to the text. */
    public Optional<Interpolated> interpolated() {
        return Optional.ofNullable(interpolated);
    }

    /** Returns this origin as the one of a value that replaced another. */
    public Origin replacing(YamlNode earlier) {
        return new Origin(source, line, column, earlier, interpolated);
    }

    /** Returns this origin with what interpolation did. */
    public Origin withInterpolated(Interpolated what) {
        return new Origin(source, line, column, replaced, what);
    }

    /** Returns the diagnostic at this place with the text of its line; unchanged when the value was implied. */
    public Diagnostic locate(Diagnostic diagnostic) {
        if (line == 0) return diagnostic;
        return diagnostic.at(new SourceLocation(source.name(), line, column)).withSourceLine(source.line(line));
    }

    @Override
    public String toString() {
        return line == 0 ? "implied" : source.name() + ":" + line + ":" + column;
    }

    /**
     * The text before interpolation.
     *
     * @param template  as it was written, with its {@code $}
     * @param variables what was looked up in
     */
    public record Interpolated(String template, Map<String, String> variables) {}
}
