package io.jcompose.backends.docker;

import io.jcompose.backends.adoption.MadeAlready;
import io.jcompose.backends.archive.TarWriter;
import io.jcompose.backends.docker.mapping.ContainerMapper;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.part.PortMapping;
import io.jcompose.planner.image.PlatformSpecifier;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.InjectedFile;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ResourceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What is done to one container. */
final class ContainerCalls {
    private static final String CONTAINER = "container:";
    private static final int ID_LENGTH = 64;

    private final DockerApi api;
    private final MadeAlready made;
    private final NetworkTwins twins;
    /** Containers that let the engine choose from a range of ports: two at once could choose the same one. */
    private final Set<String> choosing = ConcurrentHashMap.newKeySet();
    private final ReentrantLock oneChoice = new ReentrantLock();

    ContainerCalls(DockerApi api, NetworkTwins twins) {
        this.api = api;
        this.made = new MadeAlready(new Containers(api));
        this.twins = twins;
    }

    Performed create(ContainerSpec planned, ContainerMapper mapper, OperationListener listener) {
        ContainerSpec spec = joined(planned.namespaces().isEmpty() ? planned : planned.bind(this::id));
        String query = "?name=" + DockerApi.escape(spec.name())
                + spec.service().metadata().platform().filter(platform -> !platform.isEmpty())
                        .map(platform -> "&platform=" + DockerApi.escape(PlatformSpecifier.parse(platform).toString()))
                        .orElse("");
        String id = create(spec, "/containers/create" + query, mapper, listener);
        for (ContainerSpec.Attachment attachment : mapper.connectedAfterwards(spec)) {
            try {
                api.call("POST", "/networks/" + DockerApi.escape(attachment.network()) + "/connect",
                        mapper.connect(spec, attachment, id));
            } catch (EngineException refused) {
                if (!refused.engineMessage().contains(ResourceCalls.ATTACHED)) throw refused;
            }
        }
        if (spec.publish()) {
            for (PortMapping port : spec.service().networking().ports())
                if (port.published().orElse("").indexOf('-') >= 0) choosing.add(spec.name());
        }
        return Performed.created(id);
    }

    private String create(ContainerSpec spec, String path, ContainerMapper mapper, OperationListener listener) {
        JsonValue.Obj created;
        try {
            created = call(path, mapper.body(spec));
        } catch (EngineException refused) {
            if (refused.status() != 409) throw refused;
            return made.container(spec).orElseThrow(() -> refused);
        }
        for (String warning : created.array("Warnings").strings()) listener.warning(warning);
        return created.string("Id");
    }

    /** Makes a call in which networks have their names, which are to be clear. */
    private JsonValue.Obj call(String path, @Nullable JsonValue body) {
        try {
            return api.call("POST", path, body);
        } catch (EngineException refused) {
            if (!twins.mended(refused)) throw refused;
            return api.call("POST", path, body);
        }
    }

    /**
     * The network of a container by name is that of the container that has the name now, as with docker compose. When
     * none has it, the engine tells so at the start.
     */
    private ContainerSpec joined(ContainerSpec spec) {
        Service service = spec.service();
        String mode = service.networking().networkMode().orElse("");
        if (!mode.startsWith(CONTAINER) || mode.length() == CONTAINER.length() + ID_LENGTH) return spec;
        try {
            String id = id(ResourceId.container(mode.substring(CONTAINER.length()))).orElseThrow();
            return spec.withService(service.withNetworking(service.networking().withNetworkMode(CONTAINER + id)));
        } catch (EngineException refused) {
            if (refused.status() != 404) throw refused;
            return spec;
        }
    }

    private Optional<String> id(ResourceId resource) {
        String path = resource.kind() == ResourceId.Kind.IMAGE
                ? "/images/" + DockerApi.reference(resource.name())
                : "/containers/" + DockerApi.escape(resource.name());
        return Optional.of(api.read(path + "/json").string("Id"));
    }

    Performed start(String name) {
        if (!choosing.contains(name)) return LostTask.without(() -> act(name, "start"));
        oneChoice.lock();
        try {
            return LostTask.without(() -> act(name, "start"));
        } finally {
            oneChoice.unlock();
        }
    }

    Performed stop(String name, Optional<Duration> timeout) {
        return unlessGone(name, "stop" + seconds(timeout));
    }

    Performed restart(String name, Optional<Duration> timeout) {
        return LostTask.without(() -> act(name, "restart" + seconds(timeout)));
    }

    private static String seconds(Optional<Duration> timeout) {
        return timeout.map(time -> "?t=" + time.toSeconds()).orElse("");
    }

    Performed kill(String name, String signal) {
        return act(name, "kill?signal=" + DockerApi.escape(signal));
    }

    Performed pause(String name) {
        return act(name, "pause");
    }

    Performed unpause(String name) {
        return act(name, "unpause");
    }

    Performed rename(String name, String newName) {
        if (choosing.remove(name)) choosing.add(newName);
        try {
            return act(name, "rename?name=" + DockerApi.escape(newName));
        } catch (EngineException refused) {
            boolean hasIt = refused.engineMessage().contains("same name as its current name");
            boolean taken = refused.status() == 404 || refused.status() == 409;
            if (!hasIt && !(taken && made.renamed(name, newName))) throw refused;
            return Performed.DONE;
        }
    }

    Performed remove(String name, boolean volumes) {
        String path = "/containers/" + DockerApi.escape(name);
        try {
            api.call("DELETE", path + "?force=1" + (volumes ? "&v=1" : ""), null);
        } catch (EngineException refused) {
            if (refused.status() == 404) return Performed.DONE;
            boolean underWay = refused.status() == 409 && refused.engineMessage().contains("already in progress");
            if (!underWay) throw refused;
            awaitRemoval(path);
        }
        return Performed.DONE;
    }

    private void awaitRemoval(String path) {
        try {
            api.call("POST", path + "/wait?condition=removed", null);
        } catch (EngineException refused) {
            if (refused.status() != 404) throw refused;
        }
    }

    private Performed act(String name, String action) {
        call("/containers/" + DockerApi.escape(name) + "/" + action, null);
        return Performed.DONE;
    }

    private Performed unlessGone(String name, String action) {
        try {
            return act(name, action);
        } catch (EngineException refused) {
            if (refused.status() == 404) return Performed.DONE;
            throw refused;
        }
    }

    Performed copyFiles(String name, List<InjectedFile> files) {
        byte[] tar = tar(files);
        EngineRequest request = EngineRequest
                .of("PUT", api.path("/containers/" + DockerApi.escape(name) + "/archive?path=%2F"))
                .with("application/x-tar", new EngineRequest.Body.Bytes(tar));
        try (EngineResponse response = api.send(request)) {
            response.orRefuse().discard();
        }
        return Performed.DONE;
    }

    private static byte[] tar(List<InjectedFile> files) {
        var bytes = new ByteArrayOutputStream();
        var tar = new TarWriter(bytes);
        long now = System.currentTimeMillis() / 1000;
        try {
            for (InjectedFile file : files) {
                byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
                String path = file.target().startsWith("/") ? file.target().substring(1) : file.target();
                tar.write(new TarWriter.Entry(path, '0', "", file.mode().orElse(0444), file.uid(), file.gid(),
                        content.length, now), content);
            }
            tar.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    Performed connect(Operation.ConnectNetwork connect, ResourceCalls resources) {
        var settings = JsonValue.object().putIf("Aliases", connect.aliases());
        var attachment = connect.attachment();
        if (attachment.given()) {
            settings.put("IPAMConfig", JsonValue.object().putIf("IPv4Address", attachment.ipv4Address())
                    .putIf("IPv6Address", attachment.ipv6Address()).putIf("LinkLocalIPs", attachment.linkLocalIps())
                    .build());
        }
        settings.putIf("MacAddress", attachment.macAddress()).putIf("DriverOpts", attachment.driverOpts())
                .putIf("GwPriority", attachment.gatewayPriority());
        return resources.connect(connect, JsonValue.object().put("Container", connect.container().name())
                .put("EndpointConfig", settings.build()).build());
    }

    /** The engine's, for whoever looks whether one was made already. */
    private record Containers(DockerApi api) implements MadeAlready.Containers {
        @Override
        public Optional<JsonValue.Obj> inspect(String container) {
            try {
                return Optional.of(api.read("/containers/" + DockerApi.escape(container) + "/json"));
            } catch (EngineException refused) {
                if (refused.status() == 404) return Optional.empty();
                throw refused;
            }
        }

        @Override
        public void remove(String id) {
            api.call("DELETE", "/containers/" + id + "?force=1", null);
        }
    }
}
