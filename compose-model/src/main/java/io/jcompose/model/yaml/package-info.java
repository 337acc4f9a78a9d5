/** YAML text as Go's encoder writes it, which is what docker compose prints and scripts parse. */
@NullMarked
package io.jcompose.model.yaml;

import org.jspecify.annotations.NullMarked;
