/** What services get from outside the engine before their containers are planned: providers, models, the API socket. */
@NullMarked
package io.jcompose.planner.provide;

import org.jspecify.annotations.NullMarked;
