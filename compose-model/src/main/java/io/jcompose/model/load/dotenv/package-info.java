/** Files of variables: the dotenv grammar that docker compose reads, and the raw format of {@code docker run}. */
@NullMarked
package io.jcompose.model.load.dotenv;

import org.jspecify.annotations.NullMarked;
