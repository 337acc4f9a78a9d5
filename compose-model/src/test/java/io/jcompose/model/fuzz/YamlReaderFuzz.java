package io.jcompose.model.fuzz;

import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.yaml.YamlDocument;
import io.jcompose.model.source.yaml.YamlReader;
import io.jcompose.model.source.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Any text is read as documents, or refused in a sentence that names a line of it; and always in the same way. */
public final class YamlReaderFuzz {
    private YamlReaderFuzz() {}

    /** Takes one input. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        if (!read(text).equals(read(text))) throw new AssertionError("read twice, read differently");
    }

    private static List<String> read(String text) {
        var found = new ArrayList<String>();
        var reader = new YamlReader(new SourceText("fuzzed.yaml", text));
        try {
            for (YamlDocument document = reader.next(); document != null; document = reader.next()) {
                found.add(document.root().getClass() + " with " + document.problems().size() + " problems");
                document.problems().forEach(problem -> found.add(problem.diagnostic(problem.sentence()).message()));
            }
        } catch (YamlSyntaxException refused) {
            found.add(refused.problem().diagnostic(refused.problem().sentence()).message());
        }
        return found;
    }
}
