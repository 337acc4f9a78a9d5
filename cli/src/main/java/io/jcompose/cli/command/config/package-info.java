/** {@code config}: the Compose file as it was understood, and what there is to say about it. */
@NullMarked
package io.jcompose.cli.command.config;

import org.jspecify.annotations.NullMarked;
