/** Carries plans out: one virtual thread per step, each after those it waits for. */
@NullMarked
package io.jcompose.backends.execute;

import org.jspecify.annotations.NullMarked;
