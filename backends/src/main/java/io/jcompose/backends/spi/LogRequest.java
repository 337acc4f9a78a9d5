package io.jcompose.backends.spi;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which output of a container.
 *
 * @param follow     whether to wait for more until the container ends
 * @param tail       at most this many of the last lines; absent: all
 * @param since      RFC 3339 time, Unix seconds or a duration before now, as the user wrote it
 * @param until      as {@code since}
 * @param timestamps whether the engine puts its time stamp before each line
 */
public record LogRequest(
        boolean follow, OptionalInt tail, Optional<String> since, Optional<String> until, boolean timestamps) {}
