package io.jcompose.cli.view.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.planner.state.Health;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTextTest {
    private static final ContainerEvent KILLED = new ContainerEvent(
            Instant.parse("2026-11-21T04:04:51.004260720Z"), "kill", "0123", "demo-web-1",
            Map.of("name", "demo-web-1", "image", "busybox:test", "signal", "15", "my.label", "a<b",
                    "com.docker.compose.project", "demo", "io.jcompose.fields", "x"),
            Health.NONE);

    @Test
    void aLineForPeopleHasItsAttributesInOrder() {
        assertThat(EventText.line(KILLED, ZoneOffset.ofHours(2))).isEqualTo("2026-11-21 06:04:51.004260 container kill"
                + " 0123 (image=busybox:test, my.label=a<b, name=demo-web-1, signal=15)");
    }

    @Test
    void jsonHasItsKeysInOrderAndTheTimeAsGoPrintsIt() {
        assertThat(EventText.json(KILLED, "web")).isEqualTo("{\"action\":\"kill\",\"attributes\":{\"image\":"
                + "\"busybox:test\",\"my.label\":\"a\\u003cb\",\"name\":\"demo-web-1\",\"signal\":\"15\"},\"id\":\"0123\","
                + "\"service\":\"web\",\"time\":\"2026-11-21T04:04:51.00426072Z\",\"type\":\"container\"}");
    }

    @Test
    void healthIsToldInDockersWords() {
        var healthy = new ContainerEvent(Instant.EPOCH, "health_status", "0", "n", Map.of("name", "n"), Health.HEALTHY);
        assertThat(EventText.line(healthy, ZoneOffset.UTC))
                .isEqualTo("1970-01-01 00:00:00.000000 container health_status: healthy 0 (name=n)");
    }
}
