package io.jcompose.tests.contract;

import static io.jcompose.tests.contract.ContractWorld.mounting;
import static io.jcompose.tests.contract.ContractWorld.sleeper;
import static io.jcompose.tests.contract.ContractWorld.volumeAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.PodSpec;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Networks, volumes, images and pods. */
interface ResourceExpectations extends InContract {
    @Test
    default void theEngineSaysWhoItIs() {
        assertThat(world().backend.info().version()).isNotEmpty();
        assertThat(world().backend.info().endpoint()).isNotEmpty();
    }

    @Test
    default void anImageIsFoundByTheReferenceAskedFor() {
        var observed = world().backend.observe(
                new ObservationScope(world().project, Set.of(), Set.of(), Set.of("busybox:test", "no-such:image")));
        assertThat(observed.images()).containsOnlyKeys("busybox:test");
        assertThat(observed.images().get("busybox:test").id()).matches("sha256:[0-9a-f]{64}");
        assertThat(observed.images().get("busybox:test").platform()).startsWith("linux/");
    }

    @Test
    default void aNetworkIsObservedWithItsLabels() {
        String name = world().createNetwork("back");
        var network = world().observe().networks().get(name);
        assertThat(network).isNotNull();
        assertThat(network.labels()).containsEntry(ComposeLabels.NETWORK, "back");
        assertThatThrownBy(() -> world().createNetwork("back")).isInstanceOf(EngineException.class)
                .hasMessageContaining(name);
    }

    @Test
    default void aContainerIsFoundUnderAllItsNames() {
        String back = world().createNetwork("back");
        String front = world().createNetwork("front");
        String name = world().start(sleeper("peer"), back, front);
        assertThat(world().container(name).networks()).containsOnlyKeys(back, front);
        String asker = world().start(sleeper("asker"), back);
        var observed = world().observe().networks();
        assertThat(world().container(asker).networks().get(back).networkId())
                .isEqualTo(observed.get(back).id());
        // Podman's name server takes up a new container a moment after it has started
        String ask = "for i in 0 1 2 3 4 5 6 7 8 9; do nslookup %s && exit 0; sleep 1; done; exit 1";
        for (String alias : List.of("peer", "alias-peer", name))
            world().perform(new Operation.RunHook(
                    ResourceId.container(asker), new io.jcompose.model.spec.ServiceName("asker"),
                    new io.jcompose.model.spec.part.Hook(List.of("sh", "-c", ask.formatted(alias)), Optional.empty(),
                            false,
                            Optional.empty(), Map.of(), Optional.empty(), false, Map.of()),
                    Operation.HookPhase.POST_START));
    }

    @Test
    default void aNetworkInUseStaysAndThatIsNoFailure() {
        String back = world().createNetwork("back");
        String name = world().start(sleeper("web"), back);
        Performed refused = world().perform(new Operation.RemoveNetwork(ResourceId.network(back)));
        assertThat(refused.note()).contains("Resource is still in use");
        world().remove(name, false);
        assertThat(world().perform(new Operation.RemoveNetwork(ResourceId.network(back)))).isEqualTo(Performed.DONE);
        assertThat(world().observe().networks()).doesNotContainKey(back);
        world().perform(new Operation.RemoveNetwork(ResourceId.network(back)));
    }

    @Test
    default void aRunningContainerCanChangeNetworks() {
        String back = world().createNetwork("back");
        String front = world().createNetwork("front");
        String name = world().start(sleeper("web"), back);
        world().perform(new Operation.ConnectNetwork(ResourceId.network(front), ResourceId.container(name),
                NetworkAttachment.PLAIN, List.of("web")));
        assertThat(world().container(name).networks()).containsOnlyKeys(back, front);
        world().perform(new Operation.DisconnectNetwork(ResourceId.network(back), ResourceId.container(name)));
        assertThat(world().container(name).networks()).containsOnlyKeys(front);
    }

    @Test
    default void aStoppedContainerCanChangeNetworks() {
        String back = world().createNetwork("back");
        String front = world().createNetwork("front");
        String name = world().start(sleeper("web"), back, front);
        world().stop(name);
        world().perform(new Operation.DisconnectNetwork(ResourceId.network(back), ResourceId.container(name)));
        world().perform(new Operation.RemoveNetwork(ResourceId.network(back)));
        world().createNetwork("back");
        world().perform(new Operation.ConnectNetwork(ResourceId.network(back), ResourceId.container(name),
                NetworkAttachment.PLAIN, List.of("web")));
        world().start(name);
        assertThat(world().container(name).networks()).containsOnlyKeys(back, front);
    }

    @Test
    default void aVolumeInUseStaysAndThatIsNoFailure() {
        String data = world().createVolume("data");
        String name = world().create(mounting(sleeper("web"), volumeAt(data, "/data")));
        assertThat(world().container(name).mounts()).filteredOn(mount -> mount.target().equals("/data"))
                .extracting(ObservedMount::name).containsExactly(data);
        Performed refused = world().perform(new Operation.RemoveVolume(ResourceId.volume(data)));
        assertThat(refused.note()).contains("Resource is still in use");
        world().remove(name, true);
        assertThat(world().observe().volumes()).containsKey(data);
        assertThat(world().perform(new Operation.RemoveVolume(ResourceId.volume(data)))).isEqualTo(Performed.DONE);
        assertThat(world().observe().volumes()).doesNotContainKey(data);
        world().perform(new Operation.RemoveVolume(ResourceId.volume(data)));
    }

    @Test
    default void aVolumeIsObservedWithItsLabels() {
        String data = world().createVolume("data");
        assertThat(world().observe().volumes().get(data).labels()).containsEntry(ComposeLabels.VOLUME, "data");
    }

    @Test
    default void anAnonymousVolumeLivesOnInTheReplacement() {
        String name = world().create(mounting(sleeper("web"), volumeAt("", "/cache")));
        String volume = volumeAtCache(world().container(name));
        assertThat(volume).isNotEmpty();
        String newName = world().project + "-web-2";
        ContainerSpec spec = world().spec(mounting(sleeper("web"), volumeAt("", "/cache")), newName);
        spec = new ContainerSpec(spec.name(), spec.service(), spec.image(), spec.labels(), spec.networks(), List.of(),
                List.of(), List.of(new ContainerSpec.InheritedVolume(volume, "/cache")), true,
                ContainerSpec.Purpose.SERVICE,
                Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        world().perform(new Operation.CreateContainer(ResourceId.container(newName), spec));
        assertThat(volumeAtCache(world().container(newName))).isEqualTo(volume);
        world().remove(name, false);
        world().start(newName);
    }

    @Test
    default void anAnonymousVolumeGoesWithItsContainerWhenThatIsWanted() {
        String name = world().create(mounting(sleeper("web"), volumeAt("", "/cache")));
        String volume = volumeAtCache(world().container(name));
        var scope = new ObservationScope(world().project, Set.of(), Set.of(volume), Set.of());
        assertThat(world().backend.observe(scope).volumes()).containsKey(volume);
        world().remove(name, true);
        assertThat(world().backend.observe(scope).volumes()).doesNotContainKey(volume);
    }

    private static String volumeAtCache(ObservedContainer container) {
        return container.mounts().stream().filter(mount -> mount.target().equals("/cache")).findFirst()
                .map(ObservedMount::name).orElse("");
    }

    @Test
    default void aPodHoldsItsMembersAndGoesWithThem() {
        assumeTrue(world().hasPods(), "this engine has no pods");
        String pod = "pod_" + world().project;
        world().perform(new Operation.CreatePod(ResourceId.pod(pod),
                new PodSpec(pod, false, Map.of(ComposeLabels.PROJECT, world().project))));
        ContainerSpec spec = world().spec(sleeper("web"));
        spec = new ContainerSpec(spec.name(), spec.service(), spec.image(), spec.labels(), spec.networks(), List.of(),
                List.of(), List.of(), true, ContainerSpec.Purpose.SERVICE, Optional.empty(), Optional.of(pod),
                List.of(), Optional.empty());
        world().perform(new Operation.CreateContainer(ResourceId.container(spec.name()), spec));
        world().start(spec.name());
        assertThat(world().container(spec.name()).pod()).contains(pod);
        assertThat(world().observe().pods()).containsOnlyKeys(pod);
        world().stop(spec.name());
        world().remove(spec.name(), false);
        world().perform(new Operation.RemovePod(ResourceId.pod(pod)));
        assertThat(world().observe().pods()).isEmpty();
        world().perform(new Operation.RemovePod(ResourceId.pod(pod)));
    }
}
