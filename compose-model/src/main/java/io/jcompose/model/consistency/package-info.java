/** Whether a project makes sense: names refer to something, and attributes do not contradict each other. */
@NullMarked
package io.jcompose.model.consistency;

import org.jspecify.annotations.NullMarked;
