package io.jcompose.model.load.interpolate;

import org.jspecify.annotations.Nullable;

/** Where the values of variables come from. */
@FunctionalInterface
public interface VariableLookup {
    /** Returns the value, null when the variable is not set. */
    @Nullable
    String find(String name);
}
