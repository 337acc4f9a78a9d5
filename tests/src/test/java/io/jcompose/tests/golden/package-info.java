/** Results held against recorded ones. */
@NullMarked
package io.jcompose.tests.golden;

import org.jspecify.annotations.NullMarked;
