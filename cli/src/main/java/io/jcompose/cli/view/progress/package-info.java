/** How work goes on, as people and programs read it: plain lines, JSON lines, a live block on a terminal, or nothing. */
@NullMarked
package io.jcompose.cli.view.progress;

import org.jspecify.annotations.NullMarked;
