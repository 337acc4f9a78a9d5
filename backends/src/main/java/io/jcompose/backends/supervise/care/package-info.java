/** How a supervisor treats an engine: not too much at once, nothing while it is in trouble, and patiently. */
@NullMarked
package io.jcompose.backends.supervise.care;

import org.jspecify.annotations.NullMarked;
