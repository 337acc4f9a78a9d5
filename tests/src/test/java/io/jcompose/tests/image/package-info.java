/** Images as a project makes, fetches and tells them. */
@NullMarked
package io.jcompose.tests.image;

import org.jspecify.annotations.NullMarked;
