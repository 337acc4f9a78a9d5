/** What holds of every project: random ones, against the engine in memory. */
@NullMarked
package io.jcompose.tests.property;

import org.jspecify.annotations.NullMarked;
