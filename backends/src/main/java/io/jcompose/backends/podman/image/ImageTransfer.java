package io.jcompose.backends.podman.image;

import io.jcompose.backends.podman.api.EngineHints;
import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.stream.JsonLines;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.util.Optional;

/** A call whose answer is a stream of lines. libpod has answered 200 by then: a failure is a line of its own. */
final class ImageTransfer {
    /** Hears the text that the engine prints. */
    interface Listener {
        void line(String text);
    }

    private ImageTransfer() {}

    /**
     * Makes the call.
     *
     * @return the id that the engine tells at the end, when it does
     * @throws EngineException when a line tells of a failure
     */
    static Optional<String> run(LibpodApi api, EngineRequest request, Listener listener) {
        Optional<String> id = Optional.empty();
        var unfinished = new StringBuilder();
        try (JsonLines lines = new JsonLines(api.call(request))) {
            for (Optional<JsonValue.Obj> line = lines.next(); line.isPresent(); line = lines.next()) {
                String error = line.get().string("error");
                if (!error.isEmpty()) throw EngineHints.explain(
                        EngineException.refused(request.method(), request.path(), 200, error.strip()));
                Optional<String> told = line.get().text("id");
                if (told.isPresent()) id = told;
                tell(line.get().string("stream"), unfinished, listener);
            }
        } catch (IOException broken) {
            throw EngineHttp.broken(request, broken);
        }
        if (!unfinished.isEmpty()) listener.line(unfinished.toString());
        return id;
    }

    private static void tell(String text, StringBuilder unfinished, Listener listener) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            listener.line(unfinished.append(text, start, end).toString());
            unfinished.setLength(0);
            start = end + 1;
        }
        unfinished.append(text, start, text.length());
    }
}
