package io.jcompose.model.load.bind;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.FileReference;
import io.jcompose.model.spec.Mount;
import io.jcompose.model.spec.Storage;
import java.util.OptionalInt;

/** Binds what a service sees on its file system. */
final class StorageBinder {
    private StorageBinder() {}

    static Storage bind(Section service) {
        return new Storage(service.each("volumes", StorageBinder::mount), service.texts("tmpfs"),
                service.texts("volumes_from"), service.text("volume_driver"), service.pairs("storage_opt"),
                service.each("secrets", StorageBinder::reference), service.each("configs", StorageBinder::reference),
                service.size("shm_size"), service.flag("read_only"));
    }

    private static Mount mount(Section mount) {
        String source = mount.plain("source");
        String target = mount.plain("target");
        boolean readOnly = mount.flag("read_only");
        String consistency = mount.plain("consistency");
        String type = mount.plain("type");
        switch (type) {
            case "bind": {
                Section bind = mount.sectionOrEmpty("bind");
                return new Mount.Bind(source, target, readOnly, consistency, bind.text("selinux"),
                        bind.text("propagation"), bind.givenFlag("create_host_path"), bind.text("recursive"),
                        mount.value("bind") != null);
            }
            case "tmpfs": {
                Section tmpfs = mount.sectionOrEmpty("tmpfs");
                OptionalInt mode = tmpfs.givenInt("mode");
                return new Mount.Tmpfs(source, target, readOnly, consistency, tmpfs.size("size"), mode,
                        mount.value("tmpfs") != null);
            }
            case "image":
                return new Mount.Image(source, target, readOnly, consistency,
                        mount.sectionOrEmpty("image").text("subpath"), mount.value("image") != null);
            case "npipe":
                return new Mount.NamedPipe(source, target, readOnly, consistency);
            case "cluster":
                return new Mount.Cluster(source, target, readOnly, consistency);
            default: {
                Section volume = mount.sectionOrEmpty("volume");
                return new Mount.Volume(source, target, readOnly, consistency, volume.pairs("labels"),
                        volume.flag("nocopy"), volume.text("subpath"), mount.value("volume") != null);
            }
        }
    }

    static FileReference reference(Section file) {
        return new FileReference(file.plain("source"), file.text("target"), file.text("uid"), file.text("gid"),
                mode(file), file.extensions());
    }

    private static OptionalInt mode(Section file) {
        if (!(file.value("mode") instanceof YamlNode.Scalar mode)) return OptionalInt.empty();
        if (!mode.isText()) return file.givenInt("mode");
        try {
            return OptionalInt.of(Integer.parseInt(mode.value(), 8));
        } catch (NumberFormatException notOctal) {
            file.problem("mode", mode, "strconv.ParseInt: parsing \"" + mode.value() + "\": invalid syntax");
            return OptionalInt.empty();
        }
    }
}
