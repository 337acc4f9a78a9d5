/** The one process of a user that supervises an engine: its lock, its files, how it is started and how it leaves. */
@NullMarked
package io.jcompose.backends.station;

import org.jspecify.annotations.NullMarked;
