/** What a command is, the list of all of them, and what one is given when it runs. */
@NullMarked
package io.jcompose.cli.command;

import org.jspecify.annotations.NullMarked;
