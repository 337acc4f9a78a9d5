/** What differs between a project and an engine, and why that matters. */
@NullMarked
package io.jcompose.planner.diff;

import org.jspecify.annotations.NullMarked;
