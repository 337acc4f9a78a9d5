package io.jcompose.model.spec;

/** The name of a service: a key below {@code services}. One that is referred to may be any text, also none. */
public record ServiceName(String value) implements Comparable<ServiceName> {
    @Override
    public int compareTo(ServiceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
