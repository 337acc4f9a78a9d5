/** What the services of a project share: networks, volumes, secrets, configs and models. */
@NullMarked
package io.jcompose.model.spec.resource;

import org.jspecify.annotations.NullMarked;
