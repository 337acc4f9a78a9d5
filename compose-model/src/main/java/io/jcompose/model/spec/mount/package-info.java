/** What a container finds in its file system: volumes, binds, configs and secrets. */
@NullMarked
package io.jcompose.model.spec.mount;

import org.jspecify.annotations.NullMarked;
