package io.jcompose.model.spec.part;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies maps so that they can no longer change and keep the order in which they were filled. */
public final class Immutable {
    private Immutable() {}

    /** Returns a copy that cannot change, in the same order. */
    public static <K, V> Map<K, V> map(Map<K, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
