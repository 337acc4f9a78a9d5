/** The part of Go's text/template that docker's {@code --format} flags are used with. */
@NullMarked
package io.jcompose.cli.view.template;

import org.jspecify.annotations.NullMarked;
