/** Names of images, and who may fetch them. */
@NullMarked
package io.jcompose.backends.registry;

import org.jspecify.annotations.NullMarked;
