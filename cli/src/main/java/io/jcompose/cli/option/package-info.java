/** What may stand on a command line: flags, operands, their parsing and their help. */
@NullMarked
package io.jcompose.cli.option;

import org.jspecify.annotations.NullMarked;
