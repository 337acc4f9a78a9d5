/** Lays one document over another: the rules per attribute, and lists whose items have an identity. */
@NullMarked
package io.jcompose.model.load.merge;

import org.jspecify.annotations.NullMarked;
