/** The one-line spellings of mounts and ports, and the paths in them. */
@NullMarked
package io.jcompose.model.load.shortform;

import org.jspecify.annotations.NullMarked;
