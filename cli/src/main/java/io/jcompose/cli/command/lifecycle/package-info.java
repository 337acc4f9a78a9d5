/** Commands that change what runs. */
@NullMarked
package io.jcompose.cli.command.lifecycle;

import org.jspecify.annotations.NullMarked;
