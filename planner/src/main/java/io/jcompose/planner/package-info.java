/** A desired project and an observed state become a plan. Pure: no I/O, no threads, no clock, no randomness. */
@NullMarked
package io.jcompose.planner;

import org.jspecify.annotations.NullMarked;
