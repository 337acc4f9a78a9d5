package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.mount.MountOptions;
import java.util.ArrayList;
import java.util.List;

/** The entries of {@code volumes} of a service. */
final class MountForm {
    private final Dialect dialect;

    MountForm(Dialect dialect) {
        this.dialect = dialect;
    }

    List<JsonValue> mounts(List<Mount> mounts) {
        var items = new ArrayList<JsonValue>();
        for (Mount mount : mounts) items.add(mount(mount));
        return items;
    }

    private JsonValue.Obj mount(Mount mount) {
        var fields = new Fields(dialect).text("type", type(mount))
                .text("source", mount.source())
                .text("target", mount.target())
                .flag("read_only", mount.readOnly())
                .text("consistency", mount.consistency());
        MountOptions options = mount.options();
        options.bind().ifPresent(bind -> fields.always("bind", new Fields(dialect).text("selinux", bind.selinux())
                .text("propagation", bind.propagation())
                .flag("create_host_path", bind.createHostPath().orElse(false))
                .text("recursive", bind.recursive())
                .extensions(bind.extensions()).build()));
        options.volume().ifPresent(volume -> fields.always("volume", new Fields(dialect)
                .textMap("labels", volume.labels())
                .flag("nocopy", volume.nocopy())
                .text("subpath", volume.subpath())
                .extensions(volume.extensions()).build()));
        options.tmpfs().ifPresent(tmpfs -> fields.always("tmpfs", new Fields(dialect).size("size", tmpfs.size())
                .number("mode", tmpfs.mode().orElse(0))
                .extensions(tmpfs.extensions()).build()));
        options.image().ifPresent(image -> fields.always("image", new Fields(dialect).text("subpath", image.subpath())
                .extensions(image.extensions()).build()));
        return fields.extensions(options.extensions()).build();
    }

    private static String type(Mount mount) {
        return switch (mount) {
            case Mount.Bind bind -> "bind";
            case Mount.Volume volume -> "volume";
            case Mount.Tmpfs tmpfs -> "tmpfs";
            case Mount.Image image -> "image";
            case Mount.NamedPipe pipe -> "npipe";
            case Mount.Cluster cluster -> "cluster";
        };
    }
}
