package io.jcompose.model.spec;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Something mounted into a container: an entry of {@code volumes}. */
public sealed interface Mount {
    /** Returns the path inside the container. */
    String target();

    /** Returns the source as canonical documents show it: a path, a volume key, an image; empty for none. */
    String source();

    boolean readOnly();

    /** Returns the consistency hint, for example {@code cached}; empty when not given. */
    String consistency();

    /** A directory or file of the host. */
    record Bind(
            String source,
            String target,
            boolean readOnly,
            String consistency,
            Optional<String> selinux,
            Optional<String> propagation,
            Optional<Boolean> createHostPath,
            Optional<String> recursive,
            boolean optionsGiven)
            implements Mount {}

    /** A named volume ({@code source} is its key), or an anonymous one when the source is empty. */
    record Volume(
            String source,
            String target,
            boolean readOnly,
            String consistency,
            Map<String, String> labels,
            boolean nocopy,
            Optional<String> subpath,
            boolean optionsGiven)
            implements Mount {
        public Volume {
            labels = Immutable.map(labels);
        }
    }

    /** Memory; {@code mode} is a Unix file mode. */
    record Tmpfs(
            String source, String target, boolean readOnly, String consistency, Optional<ByteSize> size,
            OptionalInt mode, boolean optionsGiven)
            implements Mount {}

    /** The content of an image. */
    record Image(String source, String target, boolean readOnly, String consistency, Optional<String> subpath,
            boolean optionsGiven)
            implements Mount {}

    /** A Windows named pipe. */
    record NamedPipe(String source, String target, boolean readOnly, String consistency) implements Mount {}

    /** A swarm cluster volume. */
    record Cluster(String source, String target, boolean readOnly, String consistency) implements Mount {}
}
