/** How containers are, read from the inspections of engines, whose words for it are nearly the same. */
@NullMarked
package io.jcompose.backends.vitals;

import org.jspecify.annotations.NullMarked;
