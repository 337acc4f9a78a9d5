/** Copies of files between this machine and containers, by the rules of {@code docker cp}. */
@NullMarked
package io.jcompose.backends.copy;

import org.jspecify.annotations.NullMarked;
