package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Service;
import io.jcompose.planner.image.PlatformSpecifier;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.PodSpec;
import java.util.TreeMap;

/**
 * Writes containers and pods as libpod wants them: the SpecGenerator and PodSpecGenerator objects of its API, whose
 * member names have been the same since 4.0. Every attribute of a service ends in a member or in a warning.
 */
public final class PodMapper {
    /** The annotation that keeps {@code healthcheck.start_interval}, for which Podman has no place; nanoseconds. */
    public static final String START_INTERVAL = "io.jcompose.healthcheck.start-interval";

    private PodMapper() {}

    /** Returns the body of {@code POST pods/create}. */
    public static JsonValue.Obj pod(PodSpec spec) {
        var body = JsonValue.object().put("name", spec.name());
        // with no_infra the list of shared namespaces must be absent, an empty one is refused too
        if (!spec.infra()) body.put("no_infra", true);
        return body.putIf("labels", new TreeMap<>(spec.labels())).build();
    }

    /** Returns the body of {@code POST containers/create}. */
    public static Mapped container(ContainerSpec spec, Surroundings surroundings) {
        Service service = spec.service();
        Draft draft = Draft.of(service);
        draft.body.put("name", spec.name()).put("image", spec.image());
        spec.pod().ifPresent(pod -> draft.body.put("pod", pod));
        draft.body.putIf("labels", new TreeMap<>(spec.labels()));
        ProcessFields.write(service, surroundings.proxies(), draft);
        LifecycleFields.write(spec, surroundings, draft);
        NetworkFields.write(spec, surroundings, draft);
        NamespaceFields.write(spec, draft);
        StorageFields.write(spec, surroundings, draft);
        SecurityFields.write(spec, draft);
        ResourceFields.write(service, draft);
        DeviceFields.write(service, draft);
        LogFields.write(service.metadata(), draft);
        leftOvers(service, draft);
        return draft.done();
    }

    private static void leftOvers(Service service, Draft draft) {
        service.metadata().annotations().forEach(draft::annotate);
        service.metadata().platform().map(PlatformSpecifier::parse).ifPresent(platform -> {
            draft.body.put("image_os", platform.os());
            draft.body.put("image_arch", platform.architecture());
            if (!platform.variant().isEmpty()) draft.body.put("image_variant", platform.variant());
        });
        if (service.isolation().credentialSpec()
                .isPresent()) draft.ignored("credential_spec", "it is for Windows containers");
        service.isolation().isolation().ifPresent(technology -> {
            if (!technology.isEmpty()
                    && !technology.equals("default")) draft.ignored("isolation", "it is for Windows containers");
        });
    }
}
