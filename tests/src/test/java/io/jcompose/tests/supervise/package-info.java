/** The supervisor, on an engine in memory and on real ones. */
@NullMarked
package io.jcompose.tests.supervise;

import org.jspecify.annotations.NullMarked;
