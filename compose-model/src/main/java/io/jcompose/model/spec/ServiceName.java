package io.jcompose.model.spec;

/** The name of a service: a key below {@code services}. */
public record ServiceName(String value) implements Comparable<ServiceName> {
    public ServiceName {
        if (value.isEmpty()) throw new IllegalArgumentException("a service name is not empty");
    }

    @Override
    public int compareTo(ServiceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
