/** Commands that deal with processes in containers, each against every engine. */
@NullMarked
package io.jcompose.tests.process;

import org.jspecify.annotations.NullMarked;
