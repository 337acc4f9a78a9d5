/** Brings a merged document into the one form in which every attribute is spelled the long way. */
@NullMarked
package io.jcompose.model.load.canonical;

import org.jspecify.annotations.NullMarked;
