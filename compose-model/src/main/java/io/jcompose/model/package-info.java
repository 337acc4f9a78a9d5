/** Compose text becomes a validated, immutable project. Knows YAML and the Compose specification, and no engine. */
@NullMarked
package io.jcompose.model;

import org.jspecify.annotations.NullMarked;
