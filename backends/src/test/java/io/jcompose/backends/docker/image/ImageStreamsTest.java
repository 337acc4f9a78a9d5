package io.jcompose.backends.docker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.docker.DockerBackend;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.ScriptedEngine;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.BuildSettings;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ImageStreamsTest {
    private static final Map<String, String> NOBODY = Map.of("HOME", "/nowhere", "DOCKER_API_VERSION", "1.41");

    private final List<String> heard = new ArrayList<>();
    private final OperationListener listener = new OperationListener() {
        @Override
        public void transfer(String part, String status, long current, long total) {
            heard.add(part + " " + status + " " + current + "/" + total);
        }
    };

    private static String stream(String... lines) {
        String body = String.join("\r\n", lines) + "\r\n";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private List<String> perform(Operation operation, String... answers) throws Exception {
        var requests = new ArrayList<String>();
        try (var engine = new ScriptedEngine(talk -> {
            String request = talk.request();
            if (request.contains("/_ping")) {
                talk.say("HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\nOK");
                request = talk.request();
            }
            requests.add(request);
            talk.say(stream(answers));
        }); var backend = new DockerBackend(new EngineHttp(engine.endpoint()), NOBODY)) {
            backend.perform(operation, listener);
        }
        return requests;
    }

    private static Operation pull(String image) {
        return new Operation.PullImage(ResourceId.image(image), Optional.of("linux/arm64"),
                List.of(new ServiceName("a")));
    }

    @Test
    void layersAreToldAsTheyCome() throws Exception {
        List<String> requests = perform(pull("127.0.0.1:5000/app"),
                "{\"status\":\"Pulling from app\",\"id\":\"latest\"}",
                "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":5,\"total\":10},\"id\":\"4f4fb700ef54\"}",
                "{\"status\":\"Pull complete\",\"progressDetail\":{},\"id\":\"4f4fb700ef54\"}");
        assertThat(requests.get(0)).startsWith("POST /v1.41/images/create?fromImage=127.0.0.1%3A5000%2Fapp&tag=latest"
                + "&platform=linux%2Farm64 ");
        assertThat(heard).contains("4f4fb700ef54 Downloading 5/10", "4f4fb700ef54 Pull complete 0/0");
    }

    @Test
    void aFullDiskEndsAPullWithTheWordsOfTheEngine() {
        String full = "failed to register layer: write /bin/x: no space left on device";
        assertThatThrownBy(() -> perform(pull("app:1"),
                "{\"status\":\"Extracting\",\"progressDetail\":{\"current\":1,\"total\":2},\"id\":\"4f4fb700ef54\"}",
                "{\"errorDetail\":{\"message\":\"" + full + "\"},\"error\":\"" + full + "\"}"))
                .isInstanceOfSatisfying(EngineException.class, failure -> {
                    assertThat(failure).hasMessage(full);
                    assertThat(failure.kind()).isEqualTo(EngineException.Kind.ENGINE_REFUSED);
                    assertThat(failure.isTransient()).isFalse();
                });
    }

    @Test
    void aBuilderThatNobodyMadeIsRefused() {
        var settings = new BuildSettings(false, false, false, OptionalLong.empty(), Optional.of("nobodys"),
                Optional.empty(), Optional.empty(), "plain");
        assertThatThrownBy(() -> perform(new Operation.BuildImages(ResourceId.image("app:1"), List.of(), List.of(),
                settings, false))).isInstanceOf(EngineException.class).hasMessage("no builder \"nobodys\" found");
    }

    @Test
    void aPushNamesTheTagAndSaysWhoItIs() throws Exception {
        List<String> requests = perform(
                new Operation.PushImage(ResourceId.image("127.0.0.1:5000/app:2"), new ServiceName("a")),
                "{\"status\":\"Pushed\",\"progressDetail\":{},\"id\":\"4f4fb700ef54\"}");
        assertThat(requests.get(0)).startsWith("POST /v1.41/images/127.0.0.1:5000/app/push?tag=2 ")
                .contains("X-Registry-Auth: e30=");
        assertThat(heard).containsExactly("4f4fb700ef54 Pushed 0/0");
    }
}
