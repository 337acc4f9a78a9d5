/** What the modules and packages promise about each other. */
@NullMarked
package io.jcompose.tests.architecture;

import org.jspecify.annotations.NullMarked;
