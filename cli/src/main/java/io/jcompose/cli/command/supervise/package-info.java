/** {@code supervise} and what belongs to it: the process that restarts containers, and how people see it. */
@NullMarked
package io.jcompose.cli.command.supervise;

import org.jspecify.annotations.NullMarked;
