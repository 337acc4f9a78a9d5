/** Both sides of the comparison: what the engine holds, and how it is named and hashed. */
@NullMarked
package io.jcompose.planner.state;

import org.jspecify.annotations.NullMarked;
