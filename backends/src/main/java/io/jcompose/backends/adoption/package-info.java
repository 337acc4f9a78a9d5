/** What is there already, and is ours: because an answer got lost, or because another run was faster. */
@NullMarked
package io.jcompose.backends.adoption;

import org.jspecify.annotations.NullMarked;
