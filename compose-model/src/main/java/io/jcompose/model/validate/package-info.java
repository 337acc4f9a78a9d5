/** Shape, then sense: whether a file is one of the Compose specification, and the words that say why not. */
@NullMarked
package io.jcompose.model.validate;

import org.jspecify.annotations.NullMarked;
