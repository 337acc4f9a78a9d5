/** Attached {@code up}: output, ends and signals while containers run. */
@NullMarked
package io.jcompose.cli.command.attached;

import org.jspecify.annotations.NullMarked;
