package io.jcompose.model.source.spelling;

import io.jcompose.model.notation.GoQuote;
import io.jcompose.model.source.YamlNode;
import org.jspecify.annotations.Nullable;

/** Values the way Go prints them, which is how they appear in docker compose's sentences. */
public final class GoSyntax {
    private GoSyntax() {}

    /** Returns the value as {@code %#v} prints it. */
    public static String of(@Nullable YamlNode node) {
        var out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(@Nullable YamlNode node, StringBuilder out) {
        switch (node) {
            case null -> out.append("interface {}(nil)");
            case YamlNode.Scalar scalar -> {
                switch (scalar.type()) {
                    case NULL -> out.append("interface {}(nil)");
                    case STRING -> out.append(GoQuote.quote(scalar.value()));
                    default -> out.append(scalar.value());
                }
            }
            case YamlNode.Sequence sequence -> {
                out.append("[]interface {}{");
                String separator = "";
                for (YamlNode item : sequence.items()) {
                    out.append(separator);
                    write(item, out);
                    separator = ", ";
                }
                out.append('}');
            }
            case YamlNode.Mapping mapping -> {
                out.append("map[string]interface {}{");
                String separator = "";
                for (YamlNode.Entry entry : mapping.entries().values()) {
                    out.append(separator).append(GoQuote.quote(entry.key())).append(':');
                    write(entry.value(), out);
                    separator = ", ";
                }
                out.append('}');
            }
        }
    }
}
