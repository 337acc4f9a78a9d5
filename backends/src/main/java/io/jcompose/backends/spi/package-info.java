/** The port: what every engine adapter offers, and nothing of any one engine. */
@NullMarked
package io.jcompose.backends.spi;

import org.jspecify.annotations.NullMarked;
