/** What will be done: steps in dependency order, each with its reason. */
@NullMarked
package io.jcompose.planner.plan;

import org.jspecify.annotations.NullMarked;
