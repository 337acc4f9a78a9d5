/** What people ask for while a supervisor is at work. It comes first. */
@NullMarked
package io.jcompose.backends.supervise.people;

import org.jspecify.annotations.NullMarked;
