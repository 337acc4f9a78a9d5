/** Docker's API, versions 1.41 to 1.5x: raw requests over our own connections. */
@NullMarked
package io.jcompose.backends.docker;

import org.jspecify.annotations.NullMarked;
