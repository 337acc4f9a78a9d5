/** What is in containers and images: files and facts. */
@NullMarked
package io.jcompose.backends.spi.content;

import org.jspecify.annotations.NullMarked;
