/** Reads the files of a project one over the other: documents, what they extend, what they include. */
@NullMarked
package io.jcompose.model.load.layer;

import org.jspecify.annotations.NullMarked;
