package io.jcompose.backends.podman.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ObservedContainer.ObservedPort;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerReaderTest {
    private static final String LISTED = """
            {"Id":"aa11","Names":["shop-web-1"],"Image":"docker.io/library/nginx:latest","ImageID":"7cd9",
             "Command":["httpd","-f"],"Created":"2026-11-21T06:43:00.929291065Z","State":"running","Status":"healthy",
             "StartedAt":1795243381,"ExitedAt":-62135596800,"ExitCode":0,"PodName":"pod_shop",
             "Labels":{"com.docker.compose.service":"web"},"Networks":["shop_front"],"Mounts":["/data","/run"],
             "Ports":[{"host_ip":"","container_port":80,"host_port":8080,"range":2,"protocol":"tcp"}],
             "ExposedPorts":{"81":["tcp"],"99":["tcp","udp"]}}""";
    private static final String DOCKER_FORM = """
            {"Id":"aa11","NetworkSettings":{"Networks":{"shop_front":{"NetworkID":"shop_front","IPAddress":"10.1.0.2"}}},
             "Mounts":[{"Type":"volume","Name":"shop_data","Source":"/v/_data","Destination":"/data","RW":true}]}""";

    private static ObservedContainer read(String listed) {
        var reader = new ContainerReader(List.of(JsonReader.readObject(DOCKER_FORM)), Map.of("shop_front", "e9ec"),
                1795243381 + 130);
        return reader.read(JsonReader.readObject(listed));
    }

    @Test
    void twoListsMakeOneContainer() {
        ObservedContainer web = read(LISTED);
        assertThat(web.name()).isEqualTo("shop-web-1");
        assertThat(web.state()).isEqualTo(ContainerState.RUNNING);
        assertThat(web.health()).isEqualTo(Health.HEALTHY);
        assertThat(web.image()).isEqualTo("nginx");
        assertThat(web.imageId()).isEqualTo("sha256:7cd9");
        assertThat(web.command()).isEqualTo("httpd -f");
        assertThat(web.created()).isEqualTo(Instant.parse("2026-11-21T06:43:00.929291065Z"));
        assertThat(web.status()).isEqualTo("Up 2 minutes (healthy)");
        assertThat(web.pod()).contains("pod_shop");
        assertThat(web.networks()).containsEntry("shop_front", new ObservedContainer.Endpoint("e9ec", "10.1.0.2"));
        assertThat(web.mounts()).containsExactly(new ObservedMount("volume", "shop_data", "/v/_data", "/data", false),
                new ObservedMount("tmpfs", "", "", "/run", false));
        assertThat(web.ports()).containsExactly(new ObservedPort("0.0.0.0", 80, 8080, "tcp"),
                new ObservedPort("0.0.0.0", 81, 8081, "tcp"), new ObservedPort("", 99, 0, "tcp"),
                new ObservedPort("", 99, 0, "udp"));
    }

    @Test
    void whatHasEndedHasNoHealth() {
        ObservedContainer web = read(LISTED.replace("\"running\"", "\"exited\"").replace("-62135596800", "1795243391")
                .replace("\"ExitCode\":0", "\"ExitCode\":137"));
        assertThat(web.health()).isEqualTo(Health.NONE);
        assertThat(web.status()).isEqualTo("Exited (137) 2 minutes ago");
    }

    @Test
    void aContainerThatOnlyOneListKnowsIsStillRead() {
        ObservedContainer web = new ContainerReader(List.of(), Map.of(), 0).read(JsonReader.readObject(
                "{\"Id\":\"0123456789abcdef\",\"Names\":null,\"State\":\"configured\",\"Mounts\":null}"));
        assertThat(web.name()).isEqualTo("0123456789ab");
        assertThat(web.state()).isEqualTo(ContainerState.CREATED);
        assertThat(web.status()).isEqualTo("Created");
        assertThat(web.mounts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"docker.io/library/busybox:1, busybox:1", "docker.io/bitnami/redis:latest, bitnami/redis",
        "localhost/shop-web:latest, shop-web", "ghcr.io/a/b:latest, ghcr.io/a/b:latest"})
    void imagesHaveTheNamesThatPeopleWrite(String full, String shown) {
        assertThat(read(LISTED.replace("docker.io/library/nginx:latest", full)).image()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, Less than a second", "1, 1 second", "59, 59 seconds", "60, About a minute", "119, About a minute",
        "120, 2 minutes", "3600, About an hour", "5399, About an hour", "5400, 2 hours", "172800, 2 days",
        "1209600, 2 weeks", "5184000, 2 months", "63072000, 2 years"})
    void timesAreToldInDockersWords(long seconds, String words) {
        assertThat(StatusSentence.of(ContainerState.RUNNING, Health.NONE, 0, 100, 0, 100 + seconds))
                .isEqualTo("Up " + words);
    }

    @Test
    void nullsOfTheEngineAreEmpty() {
        JsonValue.Obj listed = JsonReader
                .readObject("{\"Id\":\"ab\",\"Labels\":null,\"Networks\":null,\"Ports\":null}");
        assertThat(new ContainerReader(List.of(), Map.of(), 0).read(listed).labels()).isEmpty();
    }
}
