/** The small notations inside values: sizes, durations and command lines, read as docker compose reads them. */
@NullMarked
package io.jcompose.model.notation;

import org.jspecify.annotations.NullMarked;
