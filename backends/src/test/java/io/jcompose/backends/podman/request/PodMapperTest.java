package io.jcompose.backends.podman.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.podman.api.LibpodVersion;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.PodSpec;
import io.jcompose.planner.state.ComposeLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case is a Compose file with one service "web" and the body that comes of it; {@code -Dgolden.update} rewrites. */
class PodMapperTest {
    private static final Path CASES = Path.of("src/test/resources/io/jcompose/backends/podman/request")
            .toAbsolutePath();
    private static final LibpodVersion OLD = LibpodVersion.parse("4.3.1");
    private static final LibpodVersion NEW = LibpodVersion.parse("5.4.2");

    @ParameterizedTest
    @ValueSource(strings = {"process", "lifecycle", "networking", "network-mode", "storage", "resources",
        "deploy", "isolation",
        "logging", "not-on-podman"})
    void aServiceBecomesASpecGenerator(String name) throws IOException {
        Mapped mapped = PodMapper.container(spec(load(name)), Surroundings.of(NEW));
        check(name, mapped);
    }

    @Test
    void anOldEngineIsHelpedWithNames() throws IOException {
        var surroundings = new Surroundings(OLD, Optional.of("10.89.0.1"), List.of("10.89.0.1"), Optional.empty(),
                Map.of("HTTP_PROXY", "http://p:1"));
        check("networking-4.3", PodMapper.container(spec(load("networking")), surroundings));
    }

    @Test
    void aChangedRhythmKeepsTheTestOfTheImage() {
        JsonValue.Obj image = JsonReader
                .readObject("{\"Test\":[\"CMD\",\"ping\"],\"Interval\":5000000000,\"Retries\":7}");
        Service web = web(load("image-check"));
        var surroundings = new Surroundings(NEW, Optional.empty(), List.of(), Optional.of(image), Map.of());
        JsonValue.Obj body = PodMapper.container(spec(web, List.of(), List.of()), surroundings).body();
        assertThat(JsonWriter.compact(body.object("healthconfig"))).isEqualTo("{\"Test\":[\"CMD\",\"ping\"],"
                + "\"Interval\":5000000000,\"Timeout\":2000000000,\"StartPeriod\":0,\"Retries\":7}");
        assertThat(PodMapper.container(spec(web, List.of(), List.of()), Surroundings.of(NEW)).body()
                .get("healthconfig")).isEmpty();
    }

    @Test
    void whatCannotBeMountedIsRefused() {
        ContainerSpec spec = spec(load("subpath"));
        assertThatThrownBy(() -> PodMapper.container(spec, Surroundings.of(OLD))).isInstanceOf(EngineException.class)
                .hasMessage("volumes./data.volume.subpath requires Podman 4.4 or later");
        assertThat(JsonWriter.compact(PodMapper.container(spec, Surroundings.of(NEW)).body().array("volumes")))
                .isEqualTo("[{\"Name\":\"case_data\",\"Dest\":\"/data\",\"SubPath\":\"in/side\"}]");
    }

    @Test
    void anUnknownSignalIsRefused() {
        assertThatThrownBy(() -> ProcessFields.Signals.number("SIGNONE")).hasMessage("invalid signal: SIGNONE");
        assertThat(ProcessFields.Signals.number("SIGTERM")).isEqualTo(15);
        assertThat(ProcessFields.Signals.number("usr1")).isEqualTo(10);
        assertThat(ProcessFields.Signals.number("9")).isEqualTo(9);
        assertThat(ProcessFields.Signals.number("SIGRTMIN+3")).isEqualTo(37);
        assertThat(ProcessFields.Signals.number("RTMAX-1")).isEqualTo(63);
    }

    @Test
    void aPodWithoutInfraSaysNothingOfSharedNamespaces() {
        assertThat(JsonWriter.compact(PodMapper.pod(new PodSpec("pod_shop", false, Map.of("a", "b")))))
                .isEqualTo("{\"name\":\"pod_shop\",\"no_infra\":true,\"labels\":{\"a\":\"b\"}}");
    }

    @Test
    void aBridgeIsIsolatedAndAnswersForNames() throws IOException {
        Network network = load("network").networks().values().iterator().next();
        check("network", ResourceBodies.network(network, Map.of(ComposeLabels.PROJECT, "case")));
    }

    private static Project load(String name) {
        var request = LoadRequest.in(CASES, Map.of("HOME", "/home/user")).withFiles(List.of(name + ".yaml"));
        return new ProjectLoader().load(request).project();
    }

    private static Service web(Project project) {
        return project.services().get(new ServiceName("web"));
    }

    /** Resolves the service as a planner does, with alias and network names of its own. */
    private static ContainerSpec spec(Project project) {
        Service service = web(project);
        var networks = new ArrayList<ContainerSpec.Attachment>();
        if (service.networking().networkMode().isEmpty()) {
            for (Map.Entry<String, NetworkAttachment> entry : service.networking().networks().entrySet()) {
                var aliases = new ArrayList<>(List.of("case-web-1", "web"));
                aliases.addAll(entry.getValue().aliases());
                networks.add(new ContainerSpec.Attachment(project.networks().get(entry.getKey()).name(),
                        entry.getValue(), aliases));
            }
        }
        var namespaces = new ArrayList<ContainerSpec.NamespaceReference>();
        if (service.networking().networkMode().orElse("").startsWith("service:")) namespaces
                .add(new ContainerSpec.NamespaceReference("network_mode", "case-db-1", "service:db"));
        return spec(withEngineNames(service, project), networks, namespaces);
    }

    private static Service withEngineNames(Service service, Project project) {
        var mounts = new ArrayList<io.jcompose.model.spec.mount.Mount>();
        for (var mount : service.storage().volumes()) {
            boolean named = mount instanceof io.jcompose.model.spec.mount.Mount.Volume volume
                    && !volume.source().isEmpty();
            if (!named) {
                mounts.add(mount);
                continue;
            }
            var volume = (io.jcompose.model.spec.mount.Mount.Volume) mount;
            mounts.add(new io.jcompose.model.spec.mount.Mount.Volume(project.volumes().get(volume.source()).name(),
                    volume.target(), volume.readOnly(), volume.consistency(), volume.options()));
        }
        return service.withStorage(service.storage().withVolumes(mounts));
    }

    private static ContainerSpec spec(Service service, List<ContainerSpec.Attachment> networks,
            List<ContainerSpec.NamespaceReference> namespaces) {
        var labels = Map.of(ComposeLabels.PROJECT, "case", ComposeLabels.SERVICE, "web",
                ComposeLabels.WORKING_DIR, "/srv/case");
        var links = new ArrayList<String>();
        for (String link : service.networking().externalLinks()) links.add(link);
        for (String link : service.networking().links())
            links.add("case-" + link.substring(0, link.indexOf(':')) + "-1" + link.substring(link.indexOf(':')));
        return new ContainerSpec("case-web-1", service, "img", labels, networks, namespaces,
                List.of(new ContainerSpec.FileBind("/srv/case/token", "/run/secrets/token")), List.of(), true,
                ContainerSpec.Purpose.SERVICE,
                Optional.empty(), Optional.of("pod_case"), links,
                Optional.empty());
    }

    private static void check(String name, Mapped mapped) throws IOException {
        var both = JsonValue.object().put("body", mapped.body()).put("warnings", JsonValue.strings(mapped.warnings()));
        String actual = JsonWriter.indentedPlain(both.build(), "  ").replace(CASES.toString(), "<DIR>") + "\n";
        Path golden = CASES.resolve(name + ".json");
        if (System.getProperty("golden.update") != null) Files.writeString(golden, actual);
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
