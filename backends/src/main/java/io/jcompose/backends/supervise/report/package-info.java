/** What a supervisor tells people: its decisions, and how what it watches is doing. */
@NullMarked
package io.jcompose.backends.supervise.report;

import org.jspecify.annotations.NullMarked;
