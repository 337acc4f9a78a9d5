/** The parts that services are put together from: mounts, ports, hooks, healthchecks, policies. */
@NullMarked
package io.jcompose.model.spec.part;

import org.jspecify.annotations.NullMarked;
