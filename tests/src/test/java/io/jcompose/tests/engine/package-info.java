/** The engines that tests run against, and what those say of themselves: seen with other eyes than those of jcompose. */
@NullMarked
package io.jcompose.tests.engine;

import org.jspecify.annotations.NullMarked;
