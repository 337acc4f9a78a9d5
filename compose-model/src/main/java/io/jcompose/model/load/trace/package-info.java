/** How a document came about, kept for those who ask. */
@NullMarked
package io.jcompose.model.load.trace;

import org.jspecify.annotations.NullMarked;
