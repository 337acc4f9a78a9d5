package io.jcompose.model.load.canonical;

import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.shortform.GoPath;
import io.jcompose.model.load.shortform.ShortFormException;
import io.jcompose.model.load.shortform.ShortVolume;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.spelling.GoTypes;

/** The spellings of volumes, devices, secrets and configs of a service. */
final class MountForms {
    private MountForms() {}

    static YamlNode volume(YamlNode node, NodePath path, boolean lenient) throws ShortFormException {
        if (node instanceof Mapping) return node;
        if (!(node instanceof Scalar text) || !text.isText()) {
            throw Canonicalizer.invalidType(path, node, "service volume mount");
        }
        ShortVolume volume;
        try {
            volume = ShortVolume.parse(text.value());
        } catch (ShortFormException wrong) {
            if (lenient) return node;
            throw wrong;
        }
        Origin origin = text.origin();
        Nodes mount = Nodes.at(origin)
                .put("type", volume.bind() ? "bind" : "volume")
                .putIf("source", volume.source())
                .putIf("target", volume.target().isEmpty() ? null : GoPath.clean(volume.target()))
                .putIf("read_only", volume.readOnly());
        if (volume.bind() || volume.selinux() != null || volume.propagation() != null) {
            mount.put("bind", Nodes.at(origin)
                    .putIf("selinux", volume.selinux())
                    .putIf("propagation", volume.propagation())
                    .putIf("create_host_path", volume.bind())
                    .build());
        }
        if (!volume.bind() && !volume.bare() || volume.noCopy()) {
            mount.put("volume", Nodes.at(origin).putIf("nocopy", volume.noCopy()).build());
        }
        return mount.build();
    }

    static YamlNode device(YamlNode node, NodePath path, boolean lenient) throws ShortFormException {
        if (node instanceof Mapping) return node;
        if (!(node instanceof Scalar text) || !text.isText()) {
            throw Canonicalizer.invalidType(path, node, "service volume mount");
        }
        String[] parts = text.value().split(":", -1);
        boolean readable = parts.length <= 3;
        if (!readable && !lenient) {
            throw new ShortFormException("confusing device mapping, please use long syntax: " + text.value());
        }
        String source = readable ? parts[0] : "";
        String target = readable && parts.length > 1 ? parts[1] : "";
        return Nodes.at(text.origin())
                .put("source", source)
                .put("target", target.isEmpty() ? source : target)
                .put("permissions", readable && parts.length > 2 ? parts[2] : "rwm")
                .build();
    }

    static YamlNode fileReference(YamlNode node, NodePath path) throws ShortFormException {
        if (node instanceof Mapping) return node;
        if (node instanceof Scalar text && text.isText()) return Nodes.at(node.origin()).put("source", text).build();
        throw new ShortFormException(path + ": unsupported type " + GoTypes.of(node));
    }
}
