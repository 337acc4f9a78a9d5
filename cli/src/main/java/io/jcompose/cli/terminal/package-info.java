/** The terminal handed over to a process in a container: raw mode, sizes, signals, the keys that let go of it. */
@NullMarked
package io.jcompose.cli.terminal;

import org.jspecify.annotations.NullMarked;
