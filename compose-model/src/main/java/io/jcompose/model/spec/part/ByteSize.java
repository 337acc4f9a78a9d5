package io.jcompose.model.spec.part;

/** A number of bytes; negative where the spec gives that a meaning ({@code memswap_limit: -1} is unlimited). */
public record ByteSize(long bytes) {
    /** Returns the decimal number of bytes, which is how canonical documents show a size. */
    @Override
    public String toString() {
        return Long.toString(bytes);
    }
}
