/** A project as canonical text: the fields, order and omissions of docker compose 2.40.3, in YAML and in JSON. */
@NullMarked
package io.jcompose.model.canonical;

import org.jspecify.annotations.NullMarked;
