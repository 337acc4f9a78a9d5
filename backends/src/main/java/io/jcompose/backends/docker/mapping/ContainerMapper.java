package io.jcompose.backends.docker.mapping;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.planner.plan.ContainerSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the body of {@code POST /containers/create} from a container to create. Members that are zero are left out where
 * the engine reads both alike.
 *
 * @param api     the version spoken with the engine; decides between forms, and refuses what it does not know
 * @param proxies variables for every container, from the {@code proxies} of config.json; the weakest of all
 */
public record ContainerMapper(ApiVersion api, Map<String, String> proxies) {
    /**
     * Returns the body.
     *
     * @throws EngineException when the engine is too old for something, or a value contradicts another one
     */
    public JsonValue.Obj body(ContainerSpec spec) {
        check(spec);
        Service service = spec.service();
        Process process = service.process();
        var endpoints = new EndpointMapper(api, spec);
        var body = JsonValue.object()
                .putIf("Hostname", service.networking().hostname())
                .putIf("Domainname", service.networking().domainname())
                .putIf("User", process.user());
        boolean interactive = spec.oneOff() && process.stdinOpen();
        body.put("AttachStdin", interactive).put("AttachStdout", true).put("AttachStderr", true)
                .putIf("ExposedPorts", PortMapper.exposed(service, spec.publish()))
                .putIf("Tty", process.tty()).putIf("OpenStdin", process.stdinOpen()).putIf("StdinOnce", interactive);
        List<String> environment = environment(proxies, process.environment());
        if (!environment.isEmpty()) body.put("Env", JsonValue.strings(environment));
        process.command().ifPresent(words -> body.put("Cmd", JsonValue.strings(words)));
        service.lifecycle().healthcheck().ifPresent(check -> body.put("Healthcheck", healthcheck(check)));
        body.put("Image", spec.image()).putIf("WorkingDir", process.workingDirectory());
        process.entrypoint().ifPresent(words -> body.put("Entrypoint", JsonValue.strings(words)));
        body.putIf("NetworkDisabled", service.networking().networkMode().orElse("").equals("disabled"))
                .putIf("MacAddress", endpoints.containerMacAddress())
                .put("Labels", JsonValue.strings(new TreeMap<>(spec.labels())))
                .putIf("StopSignal", process.stopSignal());
        process.stopGracePeriod().ifPresent(grace -> body.put("StopTimeout", grace.toSeconds()));
        body.put("HostConfig", HostMapper.hostConfig(spec, endpoints.networkMode()));
        endpoints.atCreate().ifPresent(networking -> body.put("NetworkingConfig", networking));
        refuseAddresses(spec);
        return body.build();
    }

    private void refuseAddresses(ContainerSpec spec) {
        boolean ownAddress = !spec.networks().isEmpty()
                && spec.networks().get(0).settings().macAddress().isPresent();
        if (ownAddress && !api.atLeast(44)) throw EngineException.failed("\"specify mac-address per network\" requires "
                + "API version 1.44, but the Docker daemon API version is " + api);
    }

    /** Returns the attachments that the create call of this engine cannot take: they are connected afterwards. */
    public List<ContainerSpec.Attachment> connectedAfterwards(ContainerSpec spec) {
        boolean none = api.atLeast(44) || spec.service().networking().networkMode().isPresent();
        return none || spec.networks().size() < 2 ? List.of() : spec.networks().subList(1, spec.networks().size());
    }

    /** Returns the body of {@code POST /networks/ID/connect} for an attachment of a container. */
    public JsonValue.Obj connect(ContainerSpec spec, ContainerSpec.Attachment attachment, String container) {
        return JsonValue.object().put("Container", container)
                .put("EndpointConfig", new EndpointMapper(api, spec).endpoint(attachment)).build();
    }

    /** Refuses what the engine is too old for, in the words of docker compose and of docker's client. */
    private void check(ContainerSpec spec) {
        Service service = spec.service();
        Healthcheck check = service.lifecycle().healthcheck().orElse(null);
        if (check != null && check.startInterval().isPresent()) {
            if (!api.atLeast(44)) throw EngineException.failed(
                    "can't set healthcheck.start_interval as feature require Docker Engine v25 or later");
            if (check.startPeriod().isEmpty()) throw EngineException
                    .failed("healthcheck.start_interval requires healthcheck.start_period to be set");
        }
        for (var attachment : service.networking().networks().values()) {
            if (attachment.interfaceName().isPresent() && !api.atLeast(49)) throw EngineException
                    .failed("interface_name requires Docker Engine v28.1 or later");
        }
        for (Mount mount : service.storage().volumes()) {
            if (mount instanceof Mount.Image && !api.atLeast(48)) throw EngineException
                    .failed("volume with type=image require Docker Engine v28 or later");
            if (mount instanceof Mount.Bind bind && bind.recursive().orElse("").equals("readonly")
                    && !api.atLeast(44)) throw EngineException
                            .failed("bind-recursive=readonly requires API v1.44 or later");
        }
    }

    /** Returns the variables as {@code KEY=VALUE}, and {@code KEY} alone for one that is to be left unset. */
    public static List<String> environment(Map<String, String> weakest, Map<String, EnvironmentValue> given) {
        var all = new LinkedHashMap<String, Optional<String>>();
        weakest.forEach((name, value) -> all.put(name, Optional.of(value)));
        given.forEach((name, value) -> all.put(name, switch (value) {
            case EnvironmentValue.Literal literal -> Optional.of(literal.value());
            case EnvironmentValue.Unset unset -> Optional.empty();
        }));
        var lines = new ArrayList<String>(all.size());
        all.forEach((name, value) -> lines.add(value.map(text -> name + "=" + text).orElse(name)));
        return lines;
    }

    private static JsonValue healthcheck(Healthcheck check) {
        var health = JsonValue.object();
        List<String> test = check.disabled() ? List.of("NONE") : check.test();
        return health.putIf("Test", test)
                .putIf("Interval", nanos(check.interval())).putIf("Timeout", nanos(check.timeout()))
                .putIf("StartPeriod", nanos(check.startPeriod())).putIf("StartInterval", nanos(check.startInterval()))
                .putIf("Retries", check.retries().orElse(0)).build();
    }

    private static long nanos(Optional<Duration> duration) {
        return duration.isPresent() ? duration.get().toNanos() : 0;
    }
}
