package io.jcompose.model.load.bind;

import io.jcompose.model.load.bind.section.Section;
import io.jcompose.model.load.bind.section.Whole;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Storage;
import io.jcompose.model.spec.mount.FileReference;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.mount.MountOptions;
import java.util.OptionalInt;

/** Binds what a service sees on its file system. */
final class StorageBinder {
    private StorageBinder() {}

    static Storage bind(Section service) {
        return new Storage(service.each("volumes", StorageBinder::mount), service.texts("tmpfs"),
                service.texts("volumes_from"), service.text("volume_driver"), service.strictPairs("storage_opt"),
                service.each("secrets", StorageBinder::reference), service.each("configs", StorageBinder::reference),
                service.size("shm_size"), service.flag("read_only"));
    }

    private static Mount mount(Section mount) {
        String source = mount.plain("source");
        String target = mount.plain("target");
        boolean readOnly = mount.flag("read_only");
        String consistency = mount.plain("consistency");
        String type = mount.plain("type");
        MountOptions options = options(mount);
        return switch (type) {
            case "bind" -> new Mount.Bind(source, target, readOnly, consistency, options);
            case "tmpfs" -> new Mount.Tmpfs(source, target, readOnly, consistency, options);
            case "image" -> new Mount.Image(source, target, readOnly, consistency, options);
            case "npipe" -> new Mount.NamedPipe(source, target, readOnly, consistency, options);
            case "cluster" -> new Mount.Cluster(source, target, readOnly, consistency, options);
            default -> new Mount.Volume(source, target, readOnly, consistency, options);
        };
    }

    private static MountOptions options(Section mount) {
        return new MountOptions(
                mount.section("bind").map(bind -> new MountOptions.Bind(bind.text("selinux"), bind.text("propagation"),
                        bind.givenFlag("create_host_path"), bind.text("recursive"), bind.extensions())),
                mount.section("volume").map(volume -> new MountOptions.Volume(volume.pairs("labels"),
                        volume.flag("nocopy"), volume.text("subpath"), volume.extensions())),
                mount.section("tmpfs")
                        .map(tmpfs -> new MountOptions.Tmpfs(tmpfs.size("size"), tmpfs.givenInt("mode", Whole.UINT32),
                                tmpfs.extensions())),
                mount.section("image").map(image -> new MountOptions.Image(image.text("subpath"), image.extensions())),
                mount.extensions());
    }

    static FileReference reference(Section file) {
        return new FileReference(file.plain("source"), file.text("target"), file.text("uid"), file.text("gid"),
                mode(file), file.extensions());
    }

    private static OptionalInt mode(Section file) {
        if (!(file.value("mode") instanceof YamlNode.Scalar mode)) return OptionalInt.empty();
        if (!mode.isText()) return file.givenInt("mode", Whole.INT64);
        try {
            return OptionalInt.of(Integer.parseInt(mode.value(), 8));
        } catch (NumberFormatException notOctal) {
            file.problem("mode", mode, "strconv.ParseInt: parsing \"" + mode.value() + "\": invalid syntax");
            return OptionalInt.empty();
        }
    }
}
