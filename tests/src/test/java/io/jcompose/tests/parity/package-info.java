/** What an engine shows of the same file after docker compose and after us. */
@NullMarked
package io.jcompose.tests.parity;

import org.jspecify.annotations.NullMarked;
