/** Lists that people read: tables, JSON lines, Go templates, and what stands in their columns. */
@NullMarked
package io.jcompose.cli.view.table;

import org.jspecify.annotations.NullMarked;
