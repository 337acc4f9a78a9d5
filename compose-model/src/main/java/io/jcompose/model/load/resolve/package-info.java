/** Makes a document independent of where it was written: absolute paths, values of the environment, names, implied parts. */
@NullMarked
package io.jcompose.model.load.resolve;

import org.jspecify.annotations.NullMarked;
