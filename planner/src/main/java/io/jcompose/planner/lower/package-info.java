/** From a service to the container that an adapter can create without deciding anything. */
@NullMarked
package io.jcompose.planner.lower;

import org.jspecify.annotations.NullMarked;
