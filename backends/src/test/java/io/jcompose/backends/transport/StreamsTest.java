package io.jcompose.backends.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.transport.stream.JsonLines;
import io.jcompose.backends.transport.stream.OutputFrames;
import io.jcompose.model.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamsTest {
    @Test
    void readsOneObjectPerLineHoweverTheBytesArrive() throws Exception {
        try (var engine = new ScriptedEngine(talk -> {
            talk.request();
            talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"a\":1\r\n");
            talk.say("b\r\n}\r\n\n{\"a\":2}\r\n8\r\n\n{\"a\":3}\r\n0\r\n\r\n");
        }); var http = new EngineHttp(engine.endpoint());
                var lines = new JsonLines(http.send(EngineRequest.get("/events")))) {
            var seen = new ArrayList<Long>();
            for (var next = lines.next(); next.isPresent(); next = lines.next()) seen.add(next.get().number("a"));
            assertThat(seen).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void readsALineThatIsLongerThanItsBuffer() throws Exception {
        String text = "x".repeat(100_000);
        String line = "{\"t\":\"" + text + "\"}\n";
        try (var engine = new ScriptedEngine(talk -> {
            talk.request();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: " + 2 * line.length() + "\r\n\r\n" + line + line);
        }); var http = new EngineHttp(engine.endpoint());
                var lines = new JsonLines(http.send(EngineRequest.get("/events")))) {
            assertThat(lines.next()).map(object -> object.string("t")).contains(text);
            assertThat(lines.next()).map(object -> object.string("t")).contains(text);
            assertThat(lines.next()).isEqualTo(java.util.Optional.<JsonValue.Obj>empty());
        }
    }

    @Test
    void tellsStandardErrorFromStandardOutput() throws Exception {
        byte[] frames = {1, 0, 0, 0, 0, 0, 0, 3, 'o', 'u', 't', 2, 0, 0, 0, 0, 0, 0, 3, 'e', 'r', 'r'};
        var seen = new ArrayList<String>();
        new OutputFrames(new ByteArrayInputStream(frames), true).copyTo((bytes, offset, length,
                error) -> seen
                        .add((error ? "2:" : "1:") + new String(bytes, offset, length, StandardCharsets.US_ASCII)));
        assertThat(seen).containsExactly("1:out", "2:err");
    }

    @Test
    void saysThatAFrameIsIncomplete() {
        byte[] frames = {1, 0, 0, 0, 0, 0, 0, 9, 'o'};
        assertThatThrownBy(() -> new OutputFrames(new ByteArrayInputStream(frames), true)
                .copyTo((bytes, offset, length, error) -> {})).isInstanceOf(EOFException.class);
    }
}
