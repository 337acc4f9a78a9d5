package io.jcompose.planner.plan;

import io.jcompose.model.spec.Provider;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.resource.Model;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import io.jcompose.planner.state.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One engine call, or one wait. Containers are addressed by name, so that a plan can speak of ones still to be made. */
public sealed interface Operation {
    /** Returns what the operation is about. */
    ResourceId target();

    /** Fetches an image on behalf of services. */
    record PullImage(ResourceId target, Optional<String> platform, List<ServiceName> services) implements Operation {
        public PullImage {
            services = List.copyOf(services);
        }
    }

    /**
     * Builds images and gives them their names.
     *
     * @param others builds that those are based on: made before, or made on the way by a builder that knows the order
     * @param graph  whether the builder finds the order of all builds itself
     */
    record BuildImages(ResourceId target, List<ImageBuild> builds, List<ImageBuild> others, BuildSettings settings,
            boolean graph) implements Operation {
        public BuildImages {
            builds = List.copyOf(builds);
            others = List.copyOf(others);
        }
    }

    /** Sends an image to its registry. */
    record PushImage(ResourceId target, ServiceName service) implements Operation {}

    /** Removes an image. */
    record RemoveImage(ResourceId target) implements Operation {}

    /** Creates a network with exactly these labels. */
    record CreateNetwork(ResourceId target, Network desired, Map<String, String> labels) implements Operation {
        public CreateNetwork {
            labels = Map.copyOf(labels);
        }
    }

    /** Removes a network. */
    record RemoveNetwork(ResourceId target) implements Operation {}

    /** Attaches a container to a network. */
    record ConnectNetwork(ResourceId target, ResourceId container, NetworkAttachment attachment, List<String> aliases)
            implements Operation {
        public ConnectNetwork {
            aliases = List.copyOf(aliases);
        }
    }

    /** Detaches a container from a network. */
    record DisconnectNetwork(ResourceId target, ResourceId container) implements Operation {}

    /** Creates a volume with exactly these labels. */
    record CreateVolume(ResourceId target, Volume desired, Map<String, String> labels) implements Operation {
        public CreateVolume {
            labels = Map.copyOf(labels);
        }
    }

    /** Removes a volume and its data. */
    record RemoveVolume(ResourceId target) implements Operation {}

    /** Creates a pod. */
    record CreatePod(ResourceId target, PodSpec spec) implements Operation {}

    /** Removes a pod that has no members left. */
    record RemovePod(ResourceId target) implements Operation {}

    /**
     * Creates a container and attaches it to its networks. The specification was bound
     * ({@link ContainerSpec#bind}) when an adapter gets it: no part of it names a container to be looked up.
     */
    record CreateContainer(ResourceId target, ContainerSpec spec) implements Operation {}

    /** Writes files into a container that was created and does not run yet: secrets and configs given by content. */
    record CopyFiles(ResourceId target, List<InjectedFile> files) implements Operation {
        public CopyFiles {
            files = List.copyOf(files);
        }
    }

    /** Starts a container. */
    record StartContainer(ResourceId target) implements Operation {}

    /** Stops a container; {@code timeout} absent: the container's own grace period. */
    record StopContainer(ResourceId target, Optional<Duration> timeout) implements Operation {}

    /** Stops and starts a container. */
    record RestartContainer(ResourceId target, Optional<Duration> timeout) implements Operation {}

    /** Sends a signal to a container's main process. */
    record KillContainer(ResourceId target, String signal) implements Operation {}

    /** Freezes a container. */
    record PauseContainer(ResourceId target) implements Operation {}

    /** Thaws a container. */
    record UnpauseContainer(ResourceId target) implements Operation {}

    /** Gives a container its final name. */
    record RenameContainer(ResourceId target, String newName) implements Operation {}

    /** Removes a container, running or not; {@code volumes}: its anonymous volumes too. */
    record RemoveContainer(ResourceId target, boolean volumes) implements Operation {}

    /** Runs a command inside a running container and waits for its end. */
    record RunHook(ResourceId target, ServiceName service, Hook hook, HookPhase phase) implements Operation {}

    /**
     * Runs a container of its own before the containers of a service start, waits for its end and removes it:
     * {@code pre_start}.
     *
     * @param index its place among the hooks of the service, from 0
     * @param spec  the container, with the volumes of a container of the service
     */
    record RunHelper(ResourceId target, ServiceName service, int index, ContainerSpec spec) implements Operation {}

    /**
     * Has a program outside the engine provide a service, or take it away.
     *
     * @param project     the name of the project
     * @param environment all variables of the program
     */
    record RunProvider(ResourceId target, String project, Provider provider, ProviderCommand command,
            Map<String, String> environment) implements Operation {
        public RunProvider {
            environment = Map.copyOf(environment);
        }
    }

    /** What a provider is asked for. */
    enum ProviderCommand {
        UP,
        DOWN
    }

    /**
     * Has docker's model plugin fetch and configure a language model, and tell where it is reached.
     *
     * @param environment all variables of the plugin
     */
    record ServeModel(ResourceId target, Model model, Map<String, String> environment) implements Operation {
        public ServeModel {
            environment = Map.copyOf(environment);
        }
    }

    /** When a hook is run. */
    enum HookPhase {
        POST_START,
        PRE_STOP
    }

    /** Waits until all steps that it comes after are done; the target is what they prepare. */
    record Join(ResourceId target, String what) implements Operation {}

    /** Waits until a container is healthy. */
    record AwaitHealthy(ResourceId target, Await await) implements Operation {}

    /** Waits until a container is healthy, or runs when it has no healthcheck. */
    record AwaitRunning(ResourceId target, Await await) implements Operation {}

    /** Waits until a container has exited with 0. */
    record AwaitCompleted(ResourceId target, Await await) implements Operation {}

    /**
     * What a wait is for.
     *
     * @param dependency the service waited for
     * @param dependant  the service that waits; absent when the user waits ({@code --wait})
     * @param required   false: a failure is told, and does not stop the dependant
     * @param limit      the longest wait; absent: none
     */
    record Await(ServiceName dependency, Optional<ServiceName> dependant, boolean required, Optional<Duration> limit) {}
}
