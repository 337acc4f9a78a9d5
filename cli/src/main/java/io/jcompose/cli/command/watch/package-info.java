/** Keeping containers up to date with source files. */
@NullMarked
package io.jcompose.cli.command.watch;

import org.jspecify.annotations.NullMarked;
