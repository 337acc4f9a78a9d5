package io.jcompose.model.source.spelling;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import java.util.TreeMap;

/** Values as Go's {@code %v} prints them. */
public final class GoPrint {
    private GoPrint() {}

    /** Returns {@code 420}, {@code true}, {@code [a b]}, {@code map[a:1 b:2]}. */
    public static String of(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) return scalar.isNull() ? "<nil>" : scalar.value();
        var out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(YamlNode node, StringBuilder out) {
        switch (node) {
            case YamlNode.Scalar scalar -> out.append(scalar.isNull() ? "<nil>" : scalar.value());
            case YamlNode.Sequence sequence -> {
                out.append('[');
                String separator = "";
                for (YamlNode item : sequence.items()) {
                    out.append(separator);
                    write(item, out);
                    separator = " ";
                }
                out.append(']');
            }
            case YamlNode.Mapping mapping -> {
                out.append("map[");
                String separator = "";
                for (Entry entry : new TreeMap<>(mapping.entries()).values()) {
                    out.append(separator).append(entry.key()).append(':');
                    write(entry.value(), out);
                    separator = " ";
                }
                out.append(']');
            }
        }
    }
}
