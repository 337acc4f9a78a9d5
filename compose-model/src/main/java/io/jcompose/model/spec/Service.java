package io.jcompose.model.spec;

import io.jcompose.model.spec.part.Immutable;
import io.jcompose.model.spec.part.ModelUse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A service of a project, complete: defaults filled in, paths absolute, short forms expanded.
 * Spec: 05-services.md. The attributes are grouped by what they are about.
 *
 * @param image absent: built, and named {@code PROJECT-SERVICE}
 * @param models by key of the project's models
 */
public record Service(
        ServiceName name,
        Optional<String> image,
        Optional<Build> build,
        Process process,
        Networking networking,
        Storage storage,
        Resources resources,
        Isolation isolation,
        Lifecycle lifecycle,
        Metadata metadata,
        Optional<Deploy> deploy,
        Optional<Develop> develop,
        Optional<Provider> provider,
        Map<String, Optional<ModelUse>> models) {
    public Service {
        models = Immutable.map(models);
    }

    /** Returns how many containers are wanted: {@code scale}, else {@code deploy.replicas}, else 1. */
    public int replicas() {
        if (lifecycle.scale().isPresent()) return lifecycle.scale().getAsInt();
        return deploy.map(Deploy::replicas).orElse(OptionalInt.empty()).orElse(1);
    }

    /** Returns the image to run: {@code image}, else the name that a built image gets. */
    public String imageReference(Project project) {
        return image.orElse(project.name() + project.separator() + name);
    }

    /** Returns this service with another image. */
    public Service withImage(String other) {
        return new Service(
                name, Optional.of(other), build, process, networking, storage, resources, isolation, lifecycle,
                metadata,
                deploy, develop, provider, models);
    }

    /** Returns this service with another process. */
    public Service withProcess(Process other) {
        return new Service(
                name, image, build, other, networking, storage, resources, isolation, lifecycle, metadata, deploy,
                develop,
                provider, models);
    }

    /** Returns this service with other networking. */
    public Service withNetworking(Networking other) {
        return new Service(
                name, image, build, process, other, storage, resources, isolation, lifecycle, metadata, deploy, develop,
                provider, models);
    }

    /** Returns this service with other storage. */
    public Service withStorage(Storage other) {
        return new Service(
                name, image, build, process, networking, other, resources, isolation, lifecycle, metadata, deploy,
                develop,
                provider, models);
    }

    /** Returns this service with other isolation. */
    public Service withIsolation(Isolation other) {
        return new Service(
                name, image, build, process, networking, storage, resources, other, lifecycle, metadata, deploy,
                develop,
                provider, models);
    }

    /** Returns this service with another lifecycle. */
    public Service withLifecycle(Lifecycle other) {
        return new Service(
                name, image, build, process, networking, storage, resources, isolation, other, metadata, deploy,
                develop,
                provider, models);
    }

    /** Returns this service with other metadata. */
    public Service withMetadata(Metadata other) {
        return new Service(
                name, image, build, process, networking, storage, resources, isolation, lifecycle, other, deploy,
                develop,
                provider, models);
    }

    /** Returns this service with another deployment. */
    public Service withDeploy(Deploy other) {
        return new Service(
                name, image, build, process, networking, storage, resources, isolation, lifecycle, metadata,
                Optional.of(other), develop, provider, models);
    }
}
