/**
 * An engine in memory: what {@code --dry-run} acts on, and what tests run against.
 * It answers as Docker does, and its containers follow a {@link io.jcompose.backends.memory.Script}.
 */
@NullMarked
package io.jcompose.backends.memory;

import org.jspecify.annotations.NullMarked;
