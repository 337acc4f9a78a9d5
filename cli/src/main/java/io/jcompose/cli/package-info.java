/** Arguments in, text and an exit code out. */
@NullMarked
package io.jcompose.cli;

import org.jspecify.annotations.NullMarked;
