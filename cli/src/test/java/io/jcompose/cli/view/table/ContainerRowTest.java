package io.jcompose.cli.view.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.json.JsonWriter;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.Endpoint;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ObservedContainer.ObservedPort;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerRowTest {
    private static final Instant CREATED = Instant.parse("2026-11-21T04:03:52.123Z");
    private static final ObservedContainer WEB = new ObservedContainer(
            "45af0873f8a3" + "0".repeat(52), "demo-web-1", ContainerState.RUNNING, Health.HEALTHY, 0, "busybox:test",
            "sha256:7cd9", Map.of(ComposeLabels.PROJECT, "demo", ComposeLabels.SERVICE, "web"),
            Map.of("demo_default", new Endpoint("1", ""), "demo_back", new Endpoint("2", "")),
            List.of(new ObservedMount("volume", "demo_a_very_long_name", "", "/data", false)),
            List.of(new ObservedPort("0.0.0.0", 80, 18080, "tcp"), new ObservedPort("::", 80, 18080, "tcp")),
            "sh -c 'trap 'exit 0' TERM; sleep 1'", CREATED, "Up 2 seconds (healthy)", Optional.empty());

    @Test
    void showsTheColumnsOfDocker() {
        var row = new ContainerRow(WEB, CREATED.plusSeconds(4), false);
        String table = TableWriter.dense().row(ContainerRow.header()).row(row.cells()).print();
        assertThat(table).isEqualTo("""
                NAME         IMAGE          COMMAND                  SERVICE   CREATED         STATUS                   PORTS
                demo-web-1   busybox:test   "sh -c 'trap 'exit 0…"   web       4 seconds ago   Up 2 seconds (healthy)   0.0.0.0:18080->80/tcp, [::]:18080->80/tcp
                """);
    }

    @Test
    void showsTheHeaderOfAnEmptyTable() {
        assertThat(TableWriter.dense().row(ContainerRow.header()).print())
                .isEqualTo("NAME      IMAGE     COMMAND   SERVICE   CREATED   STATUS    PORTS\n");
    }

    @Test
    void printsTheJsonOfDocker() {
        var row = new ContainerRow(WEB, CREATED.plusSeconds(4), false);
        assertThat(JsonWriter.compact(row.json())).isEqualTo("{\"Command\":\"\\\"sh -c 'trap 'exit 0…\\\"\","
                + "\"CreatedAt\":\"2026-11-21 04:03:52 +0000 UTC\",\"ExitCode\":0,\"Health\":\"healthy\","
                + "\"ID\":\"45af0873f8a3\",\"Image\":\"busybox:test\","
                + "\"Labels\":\"com.docker.compose.project=demo,com.docker.compose.service=web\","
                + "\"LocalVolumes\":\"1\",\"Mounts\":\"demo_a_very_lo…\",\"Name\":\"demo-web-1\","
                + "\"Names\":\"demo-web-1\",\"Networks\":\"demo_back,demo_default\","
                + "\"Ports\":\"0.0.0.0:18080-\\u003e80/tcp, [::]:18080-\\u003e80/tcp\",\"Project\":\"demo\","
                + "\"Publishers\":[{\"URL\":\"0.0.0.0\",\"TargetPort\":80,\"PublishedPort\":18080,\"Protocol\":\"tcp\"},"
                + "{\"URL\":\"::\",\"TargetPort\":80,\"PublishedPort\":18080,\"Protocol\":\"tcp\"}],"
                + "\"RunningFor\":\"4 seconds ago\",\"Service\":\"web\",\"Size\":\"0B\",\"State\":\"running\","
                + "\"Status\":\"Up 2 seconds (healthy)\"}");
    }

    @Test
    void tellsPortsInTheirOrder() {
        List<ObservedPort> ports = List.of(new ObservedPort("", 8080, 0, "tcp"), new ObservedPort("", 80, 0, "tcp"),
                new ObservedPort("", 443, 0, "tcp"));
        var exposing = new ObservedContainer(WEB.id(), WEB.name(), WEB.state(), WEB.health(), 0, WEB.image(),
                WEB.imageId(), WEB.labels(), WEB.networks(), WEB.mounts(), ports, WEB.command(), CREATED, WEB.status(),
                Optional.empty());
        assertThat(JsonWriter.compact(new ContainerRow(exposing, CREATED, false).json()))
                .containsSubsequence("\"TargetPort\":80,", "\"TargetPort\":443,", "\"TargetPort\":8080,");
    }

    @Test
    void showsLongValuesWholeWhenAsked() {
        var row = new ContainerRow(WEB, CREATED, true);
        assertThat(row.json().string("ID")).hasSize(64);
        assertThat(row.json().string("Mounts")).isEqualTo("demo_a_very_long_name");
        assertThat(row.json().string("Command")).endsWith("sleep 1'\"");
    }

    @Test
    void joinsNeighbouringPorts() {
        assertThat(PortRanges.print(List.of(
                new ObservedPort("0.0.0.0", 8001, 8001, "tcp"), new ObservedPort("0.0.0.0", 8000, 8000, "tcp"),
                new ObservedPort("0.0.0.0", 9000, 19000, "tcp"), new ObservedPort("", 53, 0, "udp"))))
                .isEqualTo("53/udp, 0.0.0.0:8000-8001->8000-8001/tcp, 0.0.0.0:19000->9000/tcp");
    }

    @Test
    void fillsATableThatATemplateDescribes() {
        var row = new Listing.Row(new ContainerRow(WEB, CREATED, false).json(), Map.of("a.my-label", "x"));
        assertThat(new Listing("table {{.Name}}\\t{{.ID}}\\t{{.Label \"a.my-label\"}}\t{{upper .State}}")
                .print(List.of(row), ContainerRow.HEADINGS)).isEqualTo("""
                NAME         CONTAINER ID   my label   STATE
                demo-web-1   45af0873f8a3   x          RUNNING
                """);
    }
}
