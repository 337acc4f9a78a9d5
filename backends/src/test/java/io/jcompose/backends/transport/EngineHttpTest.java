package io.jcompose.backends.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineHttpTest {
    @Test
    void usesOneConnectionForCallsThatFollowEachOther() throws Exception {
        var requests = new ArrayList<String>();
        try (var engine = new ScriptedEngine(talk -> {
            requests.add(talk.request());
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK");
            requests.add(talk.request());
            talk.say("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\n\r\n");
            requests.add(talk.request());
            talk.say("HTTP/1.1 204 No Content\r\n\r\n");
        }); var http = new EngineHttp(engine.endpoint())) {
            assertThat(http.send(EngineRequest.get("/_ping")).text()).isEqualTo("OK");
            var body = JsonValue.object().put("Image", "é").build();
            assertThat(http.send(EngineRequest.post("/x", body)).object().number("a")).isEqualTo(1);
            assertThat(http.send(EngineRequest.delete("/x")).status()).isEqualTo(204);
            engine.await(1);
        }
        assertThat(requests.get(0)).startsWith("GET /_ping HTTP/1.1\r\nHost: docker\r\n")
                .doesNotContain("Content-Length");
        assertThat(requests.get(1)).contains("Content-Length: 14\r\n").contains("Content-Type: application/json\r\n");
        assertThat(requests.get(2)).startsWith("DELETE /x HTTP/1.1\r\n");
    }

    @Test
    void keepsSeveralRequestsUnderWayFromOneThread() throws Exception {
        var both = new CountDownLatch(2);
        ScriptedEngine.Script script = talk -> {
            String request = talk.request();
            both.countDown();
            both.await();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + request.substring(4, 6));
        };
        try (var engine = new ScriptedEngine(script, script); var http = new EngineHttp(engine.endpoint())) {
            Exchange first = http.begin(EngineRequest.get("/1"));
            Exchange second = http.begin(EngineRequest.get("/2"));
            assertThat(second.response().text()).isEqualTo("/2");
            assertThat(first.response().text()).isEqualTo("/1");
        }
    }

    @Test
    void asksAgainWhenTheEngineClosedAnIdleConnection() throws Exception {
        ScriptedEngine.Script once = talk -> {
            talk.request();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1");
        };
        try (var engine = new ScriptedEngine(once, once); var http = new EngineHttp(engine.endpoint())) {
            assertThat(http.send(EngineRequest.get("/a")).text()).isEqualTo("1");
            engine.await(1);
            assertThat(http.send(EngineRequest.get("/a")).text()).isEqualTo("1");
        }
    }

    @Test
    void keepsTheEnginesOwnSentenceOfARefusal() throws Exception {
        try (var engine = new ScriptedEngine(talk -> {
            talk.request();
            talk.say("HTTP/1.1 404 Not Found\r\nContent-Length: 36\r\n\r\n{\"message\":\"No such container: web\"}\n");
        }); var http = new EngineHttp(engine.endpoint())) {
            assertThatThrownBy(() -> http.send(EngineRequest.get("/containers/web/json")).orRefuse())
                    .isInstanceOfSatisfying(EngineException.class, refused -> {
                        assertThat(refused.status()).isEqualTo(404);
                        assertThat(refused.call()).isEqualTo("GET /containers/web/json");
                    })
                    .hasMessage("Error response from daemon: No such container: web");
        }
    }

    @Test
    void saysThatNothingListens() {
        var http = new EngineHttp(new EngineEndpoint.Unix(Path.of("/nope.sock")));
        assertThatThrownBy(() -> http.send(EngineRequest.get("/_ping")))
                .hasMessage("Cannot connect to the Docker daemon at unix:///nope.sock. Is the docker daemon running?");
    }

    @Test
    void saysThatTheConnectionBrokeInTheMiddleOfAnAnswer() throws Exception {
        try (var engine = new ScriptedEngine(talk -> {
            talk.request();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        }); var http = new EngineHttp(engine.endpoint())) {
            assertThatThrownBy(() -> http.send(EngineRequest.get("/info")).text())
                    .isInstanceOfSatisfying(EngineException.class, broken -> assertThat(broken.isTransient()).isTrue())
                    .hasMessageContaining("broke during GET /info");
        }
    }

    @Test
    void endsAWaitWhenTheThreadIsInterrupted() throws Exception {
        var asked = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        try (var engine = new ScriptedEngine(talk -> {
            talk.request();
            asked.countDown();
            assertThat(talk.read()).isEqualTo(-1);
        }); var http = new EngineHttp(engine.endpoint())) {
            Thread waiting = Thread.ofVirtual().start(() -> {
                try {
                    http.send(EngineRequest.post("/containers/x/wait"));
                } catch (ComposeException ended) {
                    failure.set(ended);
                }
            });
            asked.await();
            waiting.interrupt();
            waiting.join();
            engine.await(1);
        }
        assertThat(failure.get()).isInstanceOfSatisfying(ComposeException.class,
                ended -> assertThat(ended.kind()).isEqualTo(ComposeException.Kind.CANCELLED));
    }

    @Test
    void doesNotAskAgainWhatWasCancelled() throws Exception {
        var asked = new CountDownLatch(1);
        try (var engine = new ScriptedEngine(talk -> {
            talk.request();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1");
            talk.request();
            asked.countDown();
            talk.read();
        }, talk -> {
            talk.request();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n2");
        }); var http = new EngineHttp(engine.endpoint())) {
            assertThat(http.send(EngineRequest.get("/a")).text()).isEqualTo("1");
            Exchange exchange = http.begin(EngineRequest.get("/b"));
            asked.await();
            var answer = new FutureTask<>(() -> exchange.response().text());
            Thread.ofVirtual().start(answer);
            exchange.cancel();
            assertThatThrownBy(answer::get).hasRootCauseInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void sendsABodyOfUnknownLengthInChunks() throws Exception {
        var request = new AtomicReference<String>();
        try (var engine = new ScriptedEngine(talk -> {
            request.set(talk.request());
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        }); var http = new EngineHttp(engine.endpoint())) {
            EngineRequest.Source source = out -> {
                for (int i = 0; i < 20_000; i++) out.write("abc".getBytes(StandardCharsets.US_ASCII));
            };
            http.send(EngineRequest.of("PUT", "/archive").with("application/x-tar",
                    new EngineRequest.Body.Streamed(source)))
                    .discard();
        }
        String sent = Objects.requireNonNull(request.get());
        assertThat(sent).contains("\r\n\r\n8000\r\nabcabc").endsWith("abc\r\n0\r\n\r\n");
        assertThat(sent.replaceAll("\r\n[0-9a-f]+\r\n", "")).contains("abc".repeat(20_000));
    }

    @Test
    void hearsTheRefusalOfABodyThatTheEngineDoesNotReadToItsEnd() throws Exception {
        try (var engine = new ScriptedEngine(talk -> {
            for (int i = 0; i < 100; i++) talk.read();
            talk.say("HTTP/1.1 404 Not Found\r\nContent-Length: 17\r\n\r\n{\"message\":\"no\"}\n");
        }); var http = new EngineHttp(engine.endpoint())) {
            EngineRequest.Source endless = out -> {
                while (true) out.write(new byte[4096]);
            };
            var request = EngineRequest.of("PUT", "/archive").with("application/x-tar",
                    new EngineRequest.Body.Streamed(endless));
            assertThatThrownBy(() -> http.send(request).orRefuse()).hasMessage("Error response from daemon: no");
        }
    }

    @Test
    void closesOneDirectionOfAnUpgradedConnectionOnly() throws Exception {
        try (var engine = new ScriptedEngine(talk -> {
            assertThat(talk.request()).contains("Upgrade: tcp\r\n");
            talk.say("HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\nearly ");
            var heard = new StringBuilder();
            for (int b = talk.read(); b >= 0; b = talk.read()) heard.append((char) b);
            talk.say("heard " + heard);
        }); var http = new EngineHttp(engine.endpoint())) {
            try (UpgradedStream stream = http.upgrade(EngineRequest.post("/exec/1/start"))) {
                try (OutputStream stdin = stream.output()) {
                    stdin.write("x".getBytes(StandardCharsets.US_ASCII));
                }
                assertThat(new String(stream.input().readAllBytes(), StandardCharsets.US_ASCII))
                        .isEqualTo("early heard x");
            }
        }
    }
}
