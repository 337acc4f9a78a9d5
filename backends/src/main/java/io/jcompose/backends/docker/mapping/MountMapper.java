package io.jcompose.backends.docker.mapping;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.mount.MountOptions;
import io.jcompose.planner.plan.ContainerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds and mounts. Named volumes and plain binds go to {@code Binds}, the older form, because it makes a missing host
 * directory; everything with options that only {@code Mounts} knows goes there.
 */
final class MountMapper {
    private final Map<String, String> binds = new LinkedHashMap<>();
    private final Map<String, JsonValue> mounts = new LinkedHashMap<>();

    MountMapper(ContainerSpec spec) {
        var inherited = new LinkedHashMap<String, String>();
        for (ContainerSpec.InheritedVolume volume : spec.inherited()) inherited.put(volume.target(), volume.volume());
        for (Mount mount : spec.service().storage().volumes()) {
            boolean anonymous = mount instanceof Mount.Volume && mount.source().isEmpty();
            if (anonymous && inherited.containsKey(mount.target())) continue;
            inherited.remove(mount.target());
            add(mount);
        }
        inherited.forEach((target, volume) -> mounts.put(target, JsonValue.object().put("Type", "volume")
                .put("Source", volume).put("Target", target).build()));
        for (ContainerSpec.FileBind file : spec.binds()) {
            if (mounts.containsKey(file.target()) || binds.containsKey(file.target())) continue;
            var bind = JsonValue.object().put("Type", "bind").put("Source", file.source())
                    .put("Target", file.target()).put("ReadOnly", true);
            mounts.put(file.target(), bind.build());
        }
    }

    void addTo(JsonValue.Builder host) {
        host.putIf("Binds", List.copyOf(binds.values()));
        if (!mounts.isEmpty()) host.put("Mounts", new JsonValue.Arr(new ArrayList<>(mounts.values())));
    }

    /** A later mount of the same target replaces an earlier one. */
    private void add(Mount mount) {
        binds.remove(mount.target());
        mounts.remove(mount.target());
        Optional<String> bind = switch (mount) {
            case Mount.Bind host -> needsMount(host) ? Optional.empty() : Optional.of(
                    bind(mount, host.selinux().map(label -> "," + label).orElse("")));
            case Mount.Volume volume -> volume.source().isEmpty() || needsMount(volume) ? Optional.empty()
                    : Optional.of(bind(mount, bindOptions(volume.options())));
            case Mount.Tmpfs tmpfs -> Optional.empty();
            case Mount.Image image -> Optional.empty();
            case Mount.NamedPipe pipe -> Optional.empty();
            case Mount.Cluster cluster -> Optional.empty();
        };
        if (bind.isPresent()) binds.put(mount.target(), bind.get());
        else mounts.put(mount.target(), mount(mount));
    }

    private static String bind(Mount mount, String options) {
        return mount.source() + ":" + mount.target() + ":" + (mount.readOnly() ? "ro" : "rw") + options;
    }

    /** The short form writes {@code z} and the like for named volumes too. */
    private static String bindOptions(MountOptions options) {
        if (options.bind().isEmpty()) return "";
        MountOptions.Bind bind = options.bind().get();
        return bind.selinux().map(label -> "," + label).orElse("")
                + bind.propagation().map(kind -> "," + kind).orElse("");
    }

    private static boolean needsMount(Mount.Bind bind) {
        return bind.optionsGiven()
                && (!createsHostPath(bind) || bind.propagation().isPresent() || bind.recursive().isPresent());
    }

    /** Whoever writes the long form's {@code bind} without saying so does not want a missing directory to be made. */
    private static boolean createsHostPath(Mount.Bind bind) {
        return bind.createHostPath().orElse(false);
    }

    private static boolean needsMount(Mount.Volume volume) {
        return !volume.labels().isEmpty() || volume.subpath().isPresent() || volume.nocopy();
    }

    private static JsonValue mount(Mount mount) {
        String type = switch (mount) {
            case Mount.Bind bind -> "bind";
            case Mount.Volume volume -> "volume";
            case Mount.Tmpfs tmpfs -> "tmpfs";
            case Mount.Image image -> "image";
            case Mount.NamedPipe pipe -> "npipe";
            case Mount.Cluster cluster -> "cluster";
        };
        var body = JsonValue.object().put("Type", type).putIf("Source", mount.source()).put("Target", mount.target())
                .putIf("ReadOnly", mount.readOnly()).putIf("Consistency", mount.consistency());
        switch (mount) {
            case Mount.Bind bind -> {
                if (bind.optionsGiven()) body.put("BindOptions", bindOptions(bind));
            }
            case Mount.Volume volume -> {
                if (volume.optionsGiven()) body.put("VolumeOptions", JsonValue.object()
                        .putIf("NoCopy", volume.nocopy()).putIf("Labels", volume.labels())
                        .putIf("Subpath", volume.subpath()).build());
            }
            case Mount.Tmpfs tmpfs -> {
                if (tmpfs.optionsGiven()) body.put("TmpfsOptions", JsonValue.object()
                        .putIf("SizeBytes", tmpfs.size().isPresent() ? tmpfs.size().get().bytes() : 0)
                        .putIf("Mode", tmpfs.mode().orElse(0)).build());
            }
            case Mount.Image image -> {
                if (image.optionsGiven()) body.put("ImageOptions",
                        JsonValue.object().putIf("Subpath", image.subpath()).build());
            }
            case Mount.NamedPipe pipe -> {}
            case Mount.Cluster cluster -> {}
        }
        return body.build();
    }

    private static JsonValue bindOptions(Mount.Bind bind) {
        String recursive = bind.recursive().orElse("");
        return JsonValue.object().putIf("Propagation", bind.propagation())
                .putIf("NonRecursive", recursive.equals("disabled"))
                .putIf("CreateMountpoint", createsHostPath(bind))
                .putIf("ReadOnlyNonRecursive", recursive.equals("writable"))
                .putIf("ReadOnlyForceRecursive", recursive.equals("readonly")).build();
    }
}
