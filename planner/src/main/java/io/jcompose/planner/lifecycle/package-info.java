/** Plans for containers that are there already: {@code down}, {@code stop}, {@code restart}, {@code kill} and the like. */
@NullMarked
package io.jcompose.planner.lifecycle;

import org.jspecify.annotations.NullMarked;
