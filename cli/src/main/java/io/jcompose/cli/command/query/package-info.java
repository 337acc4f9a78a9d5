/** Commands that only look. */
@NullMarked
package io.jcompose.cli.command.query;

import org.jspecify.annotations.NullMarked;
