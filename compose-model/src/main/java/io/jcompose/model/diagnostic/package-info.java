/** What we tell people: problems with a place and a hint, and the one root of our exceptions. */
@NullMarked
package io.jcompose.model.diagnostic;

import org.jspecify.annotations.NullMarked;
