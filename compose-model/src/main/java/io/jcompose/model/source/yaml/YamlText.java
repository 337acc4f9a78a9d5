package io.jcompose.model.source.yaml;

import io.jcompose.model.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of a text, each read when it is first asked for and then kept. Not thread-safe: one load owns it. */
public final class YamlText {
    private final SourceText source;
    private final YamlReader reader;
    private final List<YamlDocument> documents = new ArrayList<>();
    private @Nullable YamlSyntaxException failure;
    private boolean ended;

    /** Prepares to read a text. */
    public YamlText(SourceText source) {
        this.source = source;
        this.reader = new YamlReader(source);
    }

    /** Returns the text. */
    public SourceText source() {
        return source;
    }

    /**
     * Returns a document by its place in the text, counted from 0.
     *
     * @return null when there are not that many
     * @throws YamlSyntaxException when reading cannot get that far
     */
    public @Nullable YamlDocument document(int index) {
        while (documents.size() <= index && !ended) {
            if (failure != null) throw failure;
            try {
                YamlDocument next = reader.next();
                if (next == null) ended = true;
                else documents.add(next);
            } catch (YamlSyntaxException broken) {
                failure = broken;
                throw broken;
            }
        }
        return index < documents.size() ? documents.get(index) : null;
    }
}
