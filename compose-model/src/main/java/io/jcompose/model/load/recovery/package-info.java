/** Goes on after an error where the rest can still be judged, without telling what follows from the error. */
@NullMarked
package io.jcompose.model.load.recovery;

import org.jspecify.annotations.NullMarked;
