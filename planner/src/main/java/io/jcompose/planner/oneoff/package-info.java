/** The container that {@code run} makes of a service for one command. */
@NullMarked
package io.jcompose.planner.oneoff;

import org.jspecify.annotations.NullMarked;
