/** Replaces variables in the values of a Compose file and gives the results their type. */
@NullMarked
package io.jcompose.model.load.interpolate;

import org.jspecify.annotations.NullMarked;
