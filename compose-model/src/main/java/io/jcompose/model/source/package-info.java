/** Where text came from: YAML read into nodes that remember file, line and column. */
@NullMarked
package io.jcompose.model.source;

import org.jspecify.annotations.NullMarked;
