/** What every engine behind {@code Backend} does alike: the same expectations of memory, Docker and Podman. */
@NullMarked
package io.jcompose.tests.contract;

import org.jspecify.annotations.NullMarked;
