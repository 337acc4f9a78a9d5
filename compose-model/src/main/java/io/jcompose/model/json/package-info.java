/** JSON as immutable values, with a reader and a writer small enough for start-up. */
@NullMarked
package io.jcompose.model.json;

import org.jspecify.annotations.NullMarked;
