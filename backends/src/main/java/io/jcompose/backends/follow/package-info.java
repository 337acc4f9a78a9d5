/** Following a project while it runs: what its containers print, and when they start and end. */
@NullMarked
package io.jcompose.backends.follow;

import org.jspecify.annotations.NullMarked;
