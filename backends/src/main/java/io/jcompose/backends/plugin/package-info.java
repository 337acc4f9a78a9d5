/** Programs beside the engine that do a part of the work: plugins of docker's client, providers of services. */
@NullMarked
package io.jcompose.backends.plugin;

import org.jspecify.annotations.NullMarked;
