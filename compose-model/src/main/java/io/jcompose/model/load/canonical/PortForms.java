package io.jcompose.model.load.canonical;

import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.shortform.ShortFormException;
import io.jcompose.model.load.shortform.ShortPort;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarType;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;

/** The spellings of published ports; one line may stand for many. */
final class PortForms {
    private PortForms() {}

    /**
     * @param reporter told about each item that cannot be read; it stays as it is
     */
    static YamlNode ports(
            YamlNode node, NodePath path, boolean lenient, Canonicalizer reporter)
            throws ShortFormException {
        if (!(node instanceof Sequence list)) throw Canonicalizer.invalidType(path, node, "port");
        var ports = new ArrayList<YamlNode>(list.items().size());
        boolean changed = false;
        for (YamlNode item : list.items()) {
            if (item instanceof Mapping) {
                ports.add(item);
                continue;
            }
            changed = true;
            if (!(item instanceof Scalar scalar)
                    || scalar.type() != ScalarType.INTEGER && scalar.type() != ScalarType.STRING) {
                reporter.report(item, path.item(), Canonicalizer.invalidType(path, item, "port"));
                ports.add(item);
                continue;
            }
            try {
                for (ShortPort port : ShortPort.parse(scalar.value())) ports.add(port(port, scalar));
            } catch (ShortFormException unreadable) {
                if (lenient && scalar.isText()) return node;
                reporter.report(item, path.item(), unreadable);
                ports.add(item);
            }
        }
        return changed ? new Sequence(list.origin(), ports, list.directive()) : list;
    }

    private static Mapping port(ShortPort port, Scalar text) {
        Nodes mapping = Nodes.at(text.origin()).put("mode", "ingress").putIf("host_ip", port.hostIp());
        if (port.target() != 0) mapping.put("target", Scalar.number(text.origin(), port.target()));
        return mapping.putIf("published", port.published()).put("protocol", port.protocol()).build();
    }
}
