package io.jcompose.backends.docker.mapping;

/** A version of Docker's API, for example 1.41. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /** The oldest one that we speak: Docker 20.10. */
    public static final ApiVersion OLDEST = new ApiVersion(1, 41);
    /** The newest one that we know: Docker 28.5. A newer engine is spoken to in this one. */
    public static final ApiVersion NEWEST = new ApiVersion(1, 51);

    /** Reads {@code 1.41}; text that is no version reads as {@link #OLDEST}. */
    public static ApiVersion parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) return OLDEST;
        try {
            return new ApiVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
        } catch (NumberFormatException notAVersion) {
            return OLDEST;
        }
    }

    /** Returns whether the engine speaks at least version 1.{@code minor}. */
    public boolean atLeast(int otherMinor) {
        return compareTo(new ApiVersion(1, otherMinor)) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
