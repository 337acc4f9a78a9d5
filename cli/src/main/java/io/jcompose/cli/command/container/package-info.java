/** Commands about one container. */
@NullMarked
package io.jcompose.cli.command.container;

import org.jspecify.annotations.NullMarked;
