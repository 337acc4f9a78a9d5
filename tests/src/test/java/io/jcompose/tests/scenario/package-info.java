/** Stories told with the real program on a real engine: what a user types, and what is then the case. */
@NullMarked
package io.jcompose.tests.scenario;

import org.jspecify.annotations.NullMarked;
