/** Files on their way in and out of containers: tar streams. */
@NullMarked
package io.jcompose.backends.archive;

import org.jspecify.annotations.NullMarked;
