/** From files to a project: one class per phase, each from nodes to nodes, the last one to the spec's nouns. */
@NullMarked
package io.jcompose.model.load;

import org.jspecify.annotations.NullMarked;
