/** Plans as text, JSON and graphs; the same plan prints to the same bytes. */
@NullMarked
package io.jcompose.planner.print;

import org.jspecify.annotations.NullMarked;
