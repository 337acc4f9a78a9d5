/** Reads YAML texts into nodes that know where they were written. */
@NullMarked
package io.jcompose.model.source.yaml;

import org.jspecify.annotations.NullMarked;
