/** What a person reads: progress, tables, logs, diagnostics. Rendering is a function from state to text. */
@NullMarked
package io.jcompose.cli.view;

import org.jspecify.annotations.NullMarked;
