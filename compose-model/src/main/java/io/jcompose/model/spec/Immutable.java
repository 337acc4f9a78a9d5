package io.jcompose.model.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies maps so that they can no longer change and keep the order in which they were filled. */
final class Immutable {
    private Immutable() {}

    static <K, V> Map<K, V> map(Map<K, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
