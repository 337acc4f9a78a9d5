package io.jcompose.model.source.yaml;

import io.jcompose.model.source.Origin;
import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.yaml.YamlProblem.Stage;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The parser's events with origins, and its complaints in the words that users of docker compose know. */
final class YamlEvents {
    private static final int MAX_CODE_POINTS = 256 * 1024 * 1024;
    private static final int SMALLEST_BUFFER = 64;

    private final SourceText source;
    private final ParserImpl parser;
    private final int codePoints;
    private final boolean endsWithBreak;
    private boolean started;

    YamlEvents(SourceText source) {
        this.source = source;
        String text = source.text();
        // the whole text at once: a reader that is given it in pieces copies what it has for each piece that a long
        // scalar takes
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_CODE_POINTS)
                .setBufferSize(Math.max(SMALLEST_BUFFER, text.length() + 1)).build();
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') text = text.substring(1);
        this.endsWithBreak = text.endsWith("\n") || text.endsWith("\r");
        this.codePoints = endsWithBreak ? 0 : text.codePointCount(0, text.length());
        this.parser = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /** Moves to the content of the next document; false at the end of the text. */
    boolean enterDocument() {
        if (!started) {
            next();
            started = true;
        }
        return next().getEventId() != Event.ID.StreamEnd;
    }

    void leaveDocument() {
        next();
    }

    Event next() {
        try {
            return parser.next();
        } catch (MarkedYamlEngineException marked) {
            throw translate(marked);
        } catch (ReaderException unreadable) {
            throw stop(Stage.SYNTAX, "yaml: control characters are not allowed", originAt(unreadable.getPosition()));
        } catch (YamlEngineException other) {
            throw stop(Stage.SYNTAX, "yaml: " + other.getMessage(), Origin.IMPLIED);
        }
    }

    Origin origin(Event event) {
        Mark mark = event.getStartMark().orElse(null);
        return mark == null ? Origin.IMPLIED : Origin.of(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /**
     * Returns the text of a scalar. A block that the end of the file cuts off in the middle of a line has no final line
     * break, which YAML 1.2's test suite sees otherwise, but not docker compose.
     */
    String text(ScalarEvent scalar) {
        String value = scalar.getValue();
        boolean block = scalar.isLiteral() || scalar.isFolded();
        if (!block || endsWithBreak || !value.endsWith("\n")) return value;
        Mark end = scalar.getEndMark().orElse(null);
        return end == null || end.getIndex() < codePoints ? value : value.substring(0, value.length() - 1);
    }

    YamlSyntaxException stop(Stage stage, String sentence, Origin origin) {
        return new YamlSyntaxException(new YamlProblem(stage, sentence, origin));
    }

    private YamlSyntaxException translate(MarkedYamlEngineException marked) {
        @Nullable
        Mark problem = marked.getProblemMark().orElse(null);
        @Nullable
        Mark context = marked.getContextMark().orElse(null);
        String sentence = YamlWording.problem(marked.getProblem(), marked.getContext());
        int line = context == null || context.getLine() == 0 ? 0 : context.getLine();
        if (line == 0 && problem != null) line = problem.getLine();
        // docker compose's parser counts from 0 in some complaints and from 1 in others
        if (line > 0 && !(marked instanceof ParserException)) line++;
        String where = line == 0 ? "" : "line " + line + ": ";
        Mark at = problem == null ? context : problem;
        Origin origin = at == null ? Origin.IMPLIED : Origin.of(source, at.getLine() + 1, at.getColumn() + 1);
        return stop(Stage.SYNTAX, "yaml: " + where + sentence, origin);
    }

    private Origin originAt(int position) {
        String text = source.text();
        int line = 1;
        int lineStart = 0;
        int end = Math.min(position, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return Origin.of(source, line, end - lineStart + 1);
    }
}
