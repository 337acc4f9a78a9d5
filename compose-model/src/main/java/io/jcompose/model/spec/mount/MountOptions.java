package io.jcompose.model.spec.mount;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.ByteSize;
import io.jcompose.model.spec.part.Immutable;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The options of a mount by the kind of mount that they are for. A file may give options of another kind than the
 * mount's own ({@code data:/data:Z} is a volume with the options of a bind); they are kept because canonical documents
 * show them.
 */
public record MountOptions(
        Optional<Bind> bind,
        Optional<Volume> volume,
        Optional<Tmpfs> tmpfs,
        Optional<Image> image,
        Map<String, JsonValue> extensions) {
    /** No options. */
    public static final MountOptions NONE = new MountOptions(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Map.of());

    public MountOptions {
        extensions = Immutable.map(extensions);
    }

    /** Returns the options of a volume alone. */
    public static MountOptions of(Volume volume) {
        return new MountOptions(Optional.empty(), Optional.of(volume), Optional.empty(), Optional.empty(), Map.of());
    }

    /**
     * @param selinux        {@code z} or {@code Z}
     * @param propagation    for example {@code rshared}
     * @param createHostPath absent: false
     * @param recursive      {@code enabled}, {@code disabled}, {@code writable} or {@code readonly}
     */
    public record Bind(
            Optional<String> selinux,
            Optional<String> propagation,
            Optional<Boolean> createHostPath,
            Optional<String> recursive,
            Map<String, JsonValue> extensions) {
        static final Bind NONE = new Bind(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Map.of());

        public Bind {
            extensions = Immutable.map(extensions);
        }
    }

    /**
     * @param nocopy  whether the image's files at the target are not copied into an empty volume
     * @param subpath directory inside the volume
     */
    public record Volume(
            Map<String, String> labels, boolean nocopy, Optional<String> subpath, Map<String, JsonValue> extensions) {
        static final Volume NONE = new Volume(Map.of(), false, Optional.empty(), Map.of());

        public Volume {
            labels = Immutable.map(labels);
            extensions = Immutable.map(extensions);
        }
    }

    /**
     * @param mode Unix file mode
     */
    public record Tmpfs(Optional<ByteSize> size, OptionalInt mode, Map<String, JsonValue> extensions) {
        static final Tmpfs NONE = new Tmpfs(Optional.empty(), OptionalInt.empty(), Map.of());

        public Tmpfs {
            extensions = Immutable.map(extensions);
        }
    }

    /**
     * @param subpath directory inside the image
     */
    public record Image(Optional<String> subpath, Map<String, JsonValue> extensions) {
        static final Image NONE = new Image(Optional.empty(), Map.of());

        public Image {
            extensions = Immutable.map(extensions);
        }
    }
}
