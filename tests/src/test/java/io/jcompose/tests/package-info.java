/** Tests that look at the whole: several modules at once, or a real engine. */
@NullMarked
package io.jcompose.tests;

import org.jspecify.annotations.NullMarked;
