/** What coverage-guided fuzzing feeds ({@code scripts/fuzz}), and a test that feeds it the seeds. */
@NullMarked
package io.jcompose.model.fuzz;

import org.jspecify.annotations.NullMarked;
