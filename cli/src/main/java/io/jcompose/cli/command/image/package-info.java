/** Commands about images and registries. */
@NullMarked
package io.jcompose.cli.command.image;

import org.jspecify.annotations.NullMarked;
