package io.jcompose.model.explain;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;

/** Values in one line, about as they were written. */
final class SourceSpelling {
    private SourceSpelling() {}

    static String of(YamlNode node) {
        if (node instanceof Scalar scalar) return scalar(scalar);
        var text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static String scalar(Scalar scalar) {
        if (scalar.origin().interpolated().isPresent()) return scalar.origin().interpolated().get().template();
        return scalar.text().isEmpty() ? scalar.value() : scalar.text();
    }

    private static void write(YamlNode node, StringBuilder text) {
        switch (node) {
            case Scalar scalar -> text.append(scalar(scalar));
            case Sequence list -> {
                text.append('[');
                String separator = "";
                for (YamlNode item : list.items()) {
                    text.append(separator);
                    write(item, text);
                    separator = ", ";
                }
                text.append(']');
            }
            case Mapping mapping -> {
                text.append('{');
                String separator = "";
                for (Entry entry : mapping.entries().values()) {
                    text.append(separator).append(entry.key()).append(": ");
                    write(entry.value(), text);
                    separator = ", ";
                }
                text.append('}');
            }
        }
    }
}
