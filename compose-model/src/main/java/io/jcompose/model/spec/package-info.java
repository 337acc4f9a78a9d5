/** The Compose specification's own nouns, as immutable values in which every unit is in the type. */
@NullMarked
package io.jcompose.model.spec;

import org.jspecify.annotations.NullMarked;
