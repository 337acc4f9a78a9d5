/** Plans for {@code up} and {@code create}: from what differs to steps in order. */
@NullMarked
package io.jcompose.planner.converge;

import org.jspecify.annotations.NullMarked;
