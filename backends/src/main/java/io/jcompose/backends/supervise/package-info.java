/** The supervisor: a loop that looks at containers, has it decided what to do about them, and has that done. */
@NullMarked
package io.jcompose.backends.supervise;

import org.jspecify.annotations.NullMarked;
