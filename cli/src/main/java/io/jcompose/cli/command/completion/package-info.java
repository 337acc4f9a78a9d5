/** Completion of command lines in shells. */
@NullMarked
package io.jcompose.cli.command.completion;

import org.jspecify.annotations.NullMarked;
