package io.jcompose.model.spec.mount;

import io.jcompose.model.spec.part.ByteSize;
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

    /** Returns the options as they were given. */
    MountOptions options();

    /** A directory or file of the host. */
    record Bind(String source, String target, boolean readOnly, String consistency, MountOptions options)
            implements Mount {
        /** Returns whether options of this kind were given, be they empty. */
        public boolean optionsGiven() {
            return options.bind().isPresent();
        }

        private MountOptions.Bind own() {
            return options.bind().orElse(MountOptions.Bind.NONE);
        }

        /** Returns {@code z} or {@code Z}. */
        public Optional<String> selinux() {
            return own().selinux();
        }

        /** Returns the propagation, for example {@code rshared}. */
        public Optional<String> propagation() {
            return own().propagation();
        }

        /** Returns whether a source that does not exist is created; absent: no. */
        public Optional<Boolean> createHostPath() {
            return own().createHostPath();
        }

        /** Returns how mounts below the source are treated. */
        public Optional<String> recursive() {
            return own().recursive();
        }
    }

    /** A named volume ({@code source} is its key), or an anonymous one when the source is empty. */
    record Volume(String source, String target, boolean readOnly, String consistency, MountOptions options)
            implements Mount {
        /** Returns whether options of this kind were given, be they empty. */
        public boolean optionsGiven() {
            return options.volume().isPresent();
        }

        private MountOptions.Volume own() {
            return options.volume().orElse(MountOptions.Volume.NONE);
        }

        /** Returns the labels of a volume that is created for this mount. */
        public Map<String, String> labels() {
            return own().labels();
        }

        /** Returns whether the image's files at the target are not copied into an empty volume. */
        public boolean nocopy() {
            return own().nocopy();
        }

        /** Returns the directory inside the volume. */
        public Optional<String> subpath() {
            return own().subpath();
        }
    }

    /** Memory. */
    record Tmpfs(String source, String target, boolean readOnly, String consistency, MountOptions options)
            implements Mount {
        /** Returns whether options of this kind were given, be they empty. */
        public boolean optionsGiven() {
            return options.tmpfs().isPresent();
        }

        private MountOptions.Tmpfs own() {
            return options.tmpfs().orElse(MountOptions.Tmpfs.NONE);
        }

        /** Returns how much it may grow to. */
        public Optional<ByteSize> size() {
            return own().size();
        }

        /** Returns the Unix file mode. */
        public OptionalInt mode() {
            return own().mode();
        }
    }

    /** The content of an image. */
    record Image(String source, String target, boolean readOnly, String consistency, MountOptions options)
            implements Mount {
        /** Returns whether options of this kind were given, be they empty. */
        public boolean optionsGiven() {
            return options.image().isPresent();
        }

        /** Returns the directory inside the image. */
        public Optional<String> subpath() {
            return options.image().orElse(MountOptions.Image.NONE).subpath();
        }
    }

    /** A Windows named pipe. */
    record NamedPipe(String source, String target, boolean readOnly, String consistency, MountOptions options)
            implements Mount {}

    /** A swarm cluster volume. */
    record Cluster(String source, String target, boolean readOnly, String consistency, MountOptions options)
            implements Mount {}
}
