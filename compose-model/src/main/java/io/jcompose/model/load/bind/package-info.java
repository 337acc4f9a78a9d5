/** The last phase of a load: canonical nodes become the spec's nouns, and units become types. */
@NullMarked
package io.jcompose.model.load.bind;

import org.jspecify.annotations.NullMarked;
