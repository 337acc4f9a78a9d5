package io.jcompose.model.explain;

import io.jcompose.model.diagnostic.SourceLocation;
import java.util.Optional;

/**
 * A value that a tag took out of an earlier file.
 *
 * @param path     where it had been
 * @param value    how it was written
 * @param at       where it was written
 * @param by       where the tag stands
 * @param replaced whether the tag was {@code !override}, which puts another value there; else {@code !reset}
 */
public record RemovedValue(
        String path, String value, Optional<SourceLocation> at, Optional<SourceLocation> by, boolean replaced) {}
