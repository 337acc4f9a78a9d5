/** What goes wrong on the way to an engine, or with the program itself, and how the next run makes up for it. */
@NullMarked
package io.jcompose.tests.fault;

import org.jspecify.annotations.NullMarked;
