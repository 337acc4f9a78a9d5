package io.jcompose.model.canonical;

/**
 * The two spellings of a canonical document. They differ in more than punctuation: the order of map keys, what counts
 * as empty, extension keys, and a few attributes.
 */
public enum Dialect {
    /** Map keys in natural order ({@code a2} before {@code a10}), extension keys kept, empty structures left out. */
    YAML,
    /** Map keys in code point order, extension keys only at the top, {@code command} and {@code entrypoint} always. */
    JSON
}
