package io.jcompose.planner.provide;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.Storage;
import io.jcompose.model.spec.mount.FileReference;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.mount.MountOptions;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.resource.FileObject;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * {@code use_api_socket}: the engine's socket is mounted, and the user's credentials are put beside it. Source: docker
 * compose 2.40.3.
 */
public final class ApiSocket {
    private static final String SOCKET = "/var/run/docker.sock";
    private static final String CONFIG = "#apisocket";
    private static final String DIRECTORY = "/run/secrets/docker";
    private static final String VARIABLE = "DOCKER_CONFIG";

    private ApiSocket() {}

    /**
     * Returns the project with the socket wherever it is asked for.
     *
     * @param credentials a {@code config.json}; only asked for when a service uses the socket
     */
    public static Project share(Project project, Supplier<String> credentials) {
        boolean used = false;
        for (Service service : project.services().values()) used |= service.isolation().useApiSocket();
        if (!used) return project;
        var services = new TreeMap<>(project.services());
        services.replaceAll((name, service) -> service.isolation().useApiSocket() ? share(service) : service);
        var configs = new TreeMap<>(project.configs());
        configs.put(CONFIG, new FileObject(CONFIG, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(credentials.get()), false, Map.of(), Optional.empty(), Map.of(), Optional.empty(),
                Map.of()));
        return project.withServices(services, project.disabledServices()).withResources(project.networks(),
                project.volumes(), project.secrets(), configs, project.models());
    }

    private static Service share(Service service) {
        Storage storage = service.storage();
        var mounts = new ArrayList<>(storage.volumes());
        mounts.add(new Mount.Bind(SOCKET, SOCKET, false, "", MountOptions.NONE));
        var configs = new ArrayList<>(storage.configs());
        configs.add(new FileReference(CONFIG, Optional.of(DIRECTORY + "/config.json"), Optional.empty(),
                Optional.empty(), OptionalInt.empty(), Map.of()));
        var environment = new TreeMap<>(service.process().environment());
        // who sets it knows what they are doing
        environment.putIfAbsent(VARIABLE, new EnvironmentValue.Literal(DIRECTORY));
        return service.withProcess(service.process().withEnvironment(environment)).withStorage(new Storage(mounts,
                storage.tmpfs(), storage.volumesFrom(), storage.volumeDriver(), storage.storageOptions(),
                storage.secrets(), configs, storage.sharedMemorySize(), storage.readOnly()));
    }
}
