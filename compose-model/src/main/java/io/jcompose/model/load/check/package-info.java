/** Sense after shape: values that exclude each other, names that must exist, dependencies that must end. */
@NullMarked
package io.jcompose.model.load.check;

import org.jspecify.annotations.NullMarked;
