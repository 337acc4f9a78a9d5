package io.jcompose.model.fuzz;

import io.jcompose.model.load.interpolate.Template;
import io.jcompose.model.load.interpolate.TemplateException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Any text is resolved or refused; what doubles its dollar signs comes out as it was. */
public final class InterpolationFuzz {
    private static final Map<String, String> VARIABLES = Map.of("A", "a", "EMPTY", "", "DOLLAR", "$A");

    private InterpolationFuzz() {}

    /** Takes one input. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        var template = new Template(VARIABLES::get, name -> {
            if (name.isEmpty()) throw new AssertionError("a variable without a name in: " + text);
        });
        try {
            template.resolve(text);
        } catch (TemplateException refused) {
            if (refused.getMessage().isEmpty()) throw new AssertionError("refused without a word", refused);
        }
        try {
            if (!template.resolve(text.replace("$", "$$")).equals(text)) throw new AssertionError("changed: " + text);
        } catch (TemplateException wrong) {
            throw new AssertionError("refused although nothing is left to resolve: " + text, wrong);
        }
    }
}
