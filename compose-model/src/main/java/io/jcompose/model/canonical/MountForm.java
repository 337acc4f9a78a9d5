package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Mount;
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
        return switch (mount) {
            case Mount.Bind bind -> {
                var fields = head("bind", bind);
                if (bind.optionsGiven()) {
                    fields.always("bind", new Fields(dialect).text("selinux", bind.selinux())
                            .text("propagation", bind.propagation())
                            .flag("create_host_path", bind.createHostPath().orElse(false))
                            .text("recursive", bind.recursive()).build());
                }
                yield fields.build();
            }
            case Mount.Volume volume -> {
                var fields = head("volume", volume);
                if (volume.optionsGiven()) {
                    fields.always("volume", new Fields(dialect).textMap("labels", volume.labels())
                            .flag("nocopy", volume.nocopy())
                            .text("subpath", volume.subpath()).build());
                }
                yield fields.build();
            }
            case Mount.Tmpfs tmpfs -> {
                var fields = head("tmpfs", tmpfs);
                if (tmpfs.optionsGiven()) {
                    fields.always("tmpfs", new Fields(dialect).size("size", tmpfs.size())
                            .number("mode", tmpfs.mode().orElse(0)).build());
                }
                yield fields.build();
            }
            case Mount.Image image -> {
                var fields = head("image", image);
                if (image.optionsGiven()) {
                    fields.always("image", new Fields(dialect).text("subpath", image.subpath()).build());
                }
                yield fields.build();
            }
            case Mount.NamedPipe pipe -> head("npipe", pipe).build();
            case Mount.Cluster cluster -> head("cluster", cluster).build();
        };
    }

    private Fields head(String type, Mount mount) {
        return new Fields(dialect).text("type", type)
                .text("source", mount.source())
                .text("target", mount.target())
                .flag("read_only", mount.readOnly())
                .text("consistency", mount.consistency());
    }
}
