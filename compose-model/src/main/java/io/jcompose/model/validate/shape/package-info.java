/** The shape of a Compose file as plain code: one class per corner of it, each answering yes or no. */
@NullMarked
package io.jcompose.model.validate.shape;

import org.jspecify.annotations.NullMarked;
