/** Commands that go on telling what containers do until they are interrupted. */
@NullMarked
package io.jcompose.cli.command.stream;

import org.jspecify.annotations.NullMarked;
