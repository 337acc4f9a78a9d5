/** The same commands by docker compose and by us: the same words, and the same left behind. */
@NullMarked
package io.jcompose.tests.parity;

import org.jspecify.annotations.NullMarked;
