/** Tells where each value of a project came from. */
@NullMarked
package io.jcompose.model.explain;

import org.jspecify.annotations.NullMarked;
