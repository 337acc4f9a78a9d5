/** What a supervisor does about containers that are not well: decisions only, from values, with the time passed in. */
@NullMarked
package io.jcompose.planner.restart;

import org.jspecify.annotations.NullMarked;
