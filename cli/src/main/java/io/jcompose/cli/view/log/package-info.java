/** The output of several containers, interleaved line by line. */
@NullMarked
package io.jcompose.cli.view.log;

import org.jspecify.annotations.NullMarked;
