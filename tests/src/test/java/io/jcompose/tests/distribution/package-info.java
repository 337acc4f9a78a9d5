/** The program as people get it: the launcher, the demo, the library without a binary. */
@NullMarked
package io.jcompose.tests.distribution;

import org.jspecify.annotations.NullMarked;
