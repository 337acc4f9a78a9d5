/** What runs to its end in a container of its own before the containers of a service start. */
@NullMarked
package io.jcompose.backends.prestart;

import org.jspecify.annotations.NullMarked;
