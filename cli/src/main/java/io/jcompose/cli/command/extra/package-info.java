/** Command groups: bridge and alpha. */
@NullMarked
package io.jcompose.cli.command.extra;

import org.jspecify.annotations.NullMarked;
