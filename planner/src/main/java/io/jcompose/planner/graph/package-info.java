/** Order: which service comes before which, and what a name on the command line draws in. */
@NullMarked
package io.jcompose.planner.graph;

import org.jspecify.annotations.NullMarked;
