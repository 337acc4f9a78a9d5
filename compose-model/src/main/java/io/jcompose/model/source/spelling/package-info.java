/** Values the way Go spells them, which is how they appear in docker compose's sentences. */
@NullMarked
package io.jcompose.model.source.spelling;

import org.jspecify.annotations.NullMarked;
