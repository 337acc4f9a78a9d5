/** What is done with images for their own sake: pulls, pushes, builds. */
@NullMarked
package io.jcompose.planner.image;

import org.jspecify.annotations.NullMarked;
