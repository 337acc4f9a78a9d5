/** Places in the tree of a Compose file, and rules that hold at some of them. */
@NullMarked
package io.jcompose.model.load.path;

import org.jspecify.annotations.NullMarked;
