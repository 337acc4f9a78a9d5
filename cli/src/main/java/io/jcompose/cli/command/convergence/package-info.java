/** Making the engine match a project: what the flags ask for, planning with questions, carrying plans out. */
@NullMarked
package io.jcompose.cli.command.convergence;

import org.jspecify.annotations.NullMarked;
