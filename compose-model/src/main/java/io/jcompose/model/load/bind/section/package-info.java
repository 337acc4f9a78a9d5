/** Reads the values of a mapping as the types that the spec gives them, and collects what does not fit. */
@NullMarked
package io.jcompose.model.load.bind.section;

import org.jspecify.annotations.NullMarked;
