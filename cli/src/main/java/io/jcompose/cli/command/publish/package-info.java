/** A project on its way to a registry. */
@NullMarked
package io.jcompose.cli.command.publish;

import org.jspecify.annotations.NullMarked;
