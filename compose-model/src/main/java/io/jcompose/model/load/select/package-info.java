/** Which services of a project take part: profiles, named services and their dependencies. */
@NullMarked
package io.jcompose.model.load.select;

import org.jspecify.annotations.NullMarked;
