package io.jcompose.backends.docker.image;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.stream.JsonLines;
import io.jcompose.backends.transport.stream.LineSplitter;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A call whose answer is a stream of progress: pull, push, build. */
final class Transfer {
    private Transfer() {}

    /**
     * Makes the call and tells the listener what the engine says.
     *
     * @return the id that the engine tells of what it made, when it does
     * @throws EngineException when the stream ends with an error
     */
    static Optional<String> run(DockerApi api, EngineRequest request, OperationListener listener) {
        Optional<String> id = Optional.empty();
        var output = new LineSplitter((line, error) -> listener.output(line));
        try (JsonLines lines = new JsonLines(api.send(request).orRefuse())) {
            for (Optional<JsonValue.Obj> line = lines.next(); line.isPresent(); line = lines.next()) {
                JsonValue.Obj message = line.get();
                String error = message.object("errorDetail").string("message");
                if (error.isEmpty()) error = message.string("error");
                if (!error.isEmpty()) throw EngineException.failed(error);
                String made = message.object("aux").string("ID");
                if (!made.isEmpty()) id = Optional.of(made);
                String text = message.string("stream");
                if (!text.isEmpty()) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    output.write(bytes, 0, bytes.length, false);
                } else if (!message.string("status").isEmpty()) {
                    JsonValue.Obj progress = message.object("progressDetail");
                    listener.transfer(message.string("id"), message.string("status"), progress.number("current"),
                            progress.number("total"));
                }
            }
            output.finish();
        } catch (IOException broken) {
            throw EngineHttp.broken(request, broken);
        }
        return id;
    }
}
