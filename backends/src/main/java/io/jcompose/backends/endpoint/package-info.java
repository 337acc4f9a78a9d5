/** Where an engine listens, and how that is found out. */
@NullMarked
package io.jcompose.backends.endpoint;

import org.jspecify.annotations.NullMarked;
