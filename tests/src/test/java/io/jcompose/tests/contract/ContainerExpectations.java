package io.jcompose.tests.contract;

import static io.jcompose.tests.contract.ContractWorld.running;
import static io.jcompose.tests.contract.ContractWorld.sleeper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.InjectedFile;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The life of a container, from create to remove. */
interface ContainerExpectations extends InContract {
    @Test
    default void aCreatedContainerIsListedWithAllThatIsKnownOfIt() {
        ContainerSpec spec = world().spec(sleeper("web"));
        Performed performed = world().perform(new Operation.CreateContainer(ResourceId.container(spec.name()), spec));
        ObservedContainer container = world().container(spec.name());
        assertThat(performed.id()).contains(container.id());
        assertThat(container.id()).matches("[0-9a-f]{64}");
        assertThat(container.state()).isEqualTo(ContainerState.CREATED);
        assertThat(container.labels()).containsAllEntriesOf(spec.labels());
        assertThat(container.image()).contains("busybox:test");
        assertThat(container.imageId()).isEqualTo(
                world().observe().images().get(ContractWorld.IMAGE).id());
        assertThat(container.number()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    default void aContainerRunsFromStartToStopAndIsGoneAfterRemove() {
        String name = world().start(sleeper("web"));
        assertThat(world().container(name).state()).isEqualTo(ContainerState.RUNNING);
        world().stop(name);
        assertThat(world().container(name).state()).isEqualTo(ContainerState.EXITED);
        world().remove(name, false);
        assertThat(world().find(name)).isEmpty();
    }

    @Test
    default void doingAgainWhatIsDoneSucceeds() {
        String name = world().start(sleeper("web"));
        world().start(name);
        world().stop(name);
        world().stop(name);
        world().remove(name, false);
        world().remove(name, false);
        world().stop(name);
        assertThat(world().find(name)).isEmpty();
    }

    @Test
    default void removingARunningContainerEndsIt() {
        String name = world().start(sleeper("web"));
        world().remove(name, false);
        assertThat(world().find(name)).isEmpty();
    }

    @Test
    default void aNameCanOnlyBeTakenOnce() {
        world().create(sleeper("web"));
        ContainerSpec other = world().spec(sleeper("other"), world().nameOf("web"));
        assertThatThrownBy(() -> world().perform(
                new Operation.CreateContainer(ResourceId.container(other.name()), other)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("already in use")
                .hasMessageContaining(world().nameOf("web"));
    }

    /** Another run of the same project may have been faster, or an answer got lost. */
    @Test
    default void theSameContainerIsNotMadeTwice() {
        ContainerSpec spec = world().spec(sleeper("web"));
        var create = new Operation.CreateContainer(ResourceId.container(spec.name()), spec);
        Performed first = world().perform(create);
        assertThat(world().perform(create)).isEqualTo(first);
    }

    @Test
    default void aMissingImageIsNamed() {
        ContainerSpec spec = world().spec(sleeper("web"));
        var unknown = new ContainerSpec(spec.name(), spec.service(), "jcompose-nowhere:none", spec.labels(),
                spec.networks(), List.of(), List.of(), List.of(), true, ContainerSpec.Purpose.SERVICE, Optional.empty(),
                Optional.empty(),
                List.of(), Optional.empty());
        assertThatThrownBy(() -> world().perform(
                new Operation.CreateContainer(ResourceId.container(spec.name()), unknown)))
                .isInstanceOfSatisfying(EngineException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(404);
                    assertThat(refused.engineMessage().toLowerCase(Locale.ROOT)).contains("no such image")
                            .contains("jcompose-nowhere:none");
                });
    }

    @Test
    default void aRenamedContainerKeepsItsId() {
        String name = world().start(sleeper("web"));
        String id = world().container(name).id();
        String newName = world().project + "-web-2";
        world().perform(new Operation.RenameContainer(ResourceId.container(name), newName));
        assertThat(world().find(name)).isEmpty();
        assertThat(world().container(newName).id()).isEqualTo(id);
    }

    @Test
    default void theExitCodeIsTheOneOfTheProcess() {
        String name = world().start(running("job", "sh", "-c", "exit 3"));
        assertThatThrownBy(() -> world().awaitCompleted(name, ContractWorld.need("job", true)))
                .isInstanceOf(EngineException.class);
        ObservedContainer container = world().container(name);
        assertThat(container.state()).isEqualTo(ContainerState.EXITED);
        assertThat(container.exitCode()).isEqualTo(3);
    }

    @Test
    default void aRestartedContainerRunsAgainWithTheSameId() {
        String name = world().start(sleeper("web"));
        String id = world().container(name).id();
        world().perform(new Operation.RestartContainer(ResourceId.container(name),
                Optional.of(java.time.Duration.ofSeconds(1))));
        assertThat(world().container(name).id()).isEqualTo(id);
        assertThat(world().container(name).state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    default void aKilledContainerTellsTheSignalInItsExitCode() {
        String name = world().start(sleeper("web"));
        world().perform(new Operation.KillContainer(ResourceId.container(name), "SIGKILL"));
        assertThatThrownBy(() -> world().awaitCompleted(name, ContractWorld.need("web", true)))
                .hasMessageContaining("exit 137");
        assertThat(world().container(name).exitCode()).isEqualTo(137);
    }

    @Test
    default void whatDoesNotRunCannotBeKilled() {
        String name = world().create(sleeper("web"));
        assertThatThrownBy(
                () -> world().perform(new Operation.KillContainer(ResourceId.container(name), "SIGKILL")))
                .isInstanceOf(EngineException.class);
    }

    @Test
    default void aPausedContainerStandsStillUntilItIsUnpaused() {
        String name = world().start(sleeper("web"));
        world().perform(new Operation.PauseContainer(ResourceId.container(name)));
        assertThat(world().container(name).state()).isEqualTo(ContainerState.PAUSED);
        assertThatThrownBy(() -> world().start(name)).isInstanceOf(EngineException.class)
                .hasMessageContaining("paused");
        world().perform(new Operation.UnpauseContainer(ResourceId.container(name)));
        assertThat(world().container(name).state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    default void filesAreThereWhenTheProcessStarts() {
        String name = world().create(running("web", "sh", "-c", "cat /run/secrets/token; sleep 600"));
        var file = new InjectedFile("/run/secrets/token", "from-jcompose", 0, 0, OptionalInt.empty());
        world().perform(new Operation.CopyFiles(ResourceId.container(name), List.of(file)));
        world().start(name);
        world().perform(hook(name, "grep -q from-jcompose /run/secrets/token"));
    }

    @Test
    default void aHookSpeaksAndItsFailureIsTheOperations() {
        String name = world().start(sleeper("web"));
        var heard = new ArrayList<String>();
        var listener = new OperationListener() {
            @Override
            public void output(String line) {
                heard.add(line);
            }
        };
        world().backend.perform(hook(name, "echo hello"), listener);
        assertThat(heard).containsExactly("hello");
        assertThatThrownBy(() -> world().perform(hook(name, "exit 3"))).hasMessage("web hook exited with status 3");
    }

    @Test
    default void whatPreparesAStartRunsBesideTheContainerAndLeavesNothing() {
        String name = world().create(ContractWorld.mounting(running("web", "sh", "-c", "cat /shared/made; sleep 600"),
                ContractWorld.volumeAt(world().createVolume("data"), "/shared")));
        var heard = new ArrayList<String>();
        var listener = new OperationListener() {
            @Override
            public void output(String line) {
                heard.add(line);
            }
        };
        world().backend.perform(helper(name, "echo prepared > /shared/made; echo done"), listener);
        assertThat(heard).last().isEqualTo("done");
        world().start(name);
        world().perform(hook(name, "grep -q prepared /shared/made"));
        assertThatThrownBy(() -> world().perform(helper(name, "exit 3")))
                .hasMessage("service \"web\" pre_start[0] exited with code 3");
        assertThat(world().find(world().nameOf("web-helper"))).isEmpty();
    }

    @Test
    default void aContainerCanLiveInTheNamespacesOfAnother() {
        String first = world().start(sleeper("web"));
        String id = world().container(first).id();
        Service guest = sleeper("guest");
        guest = guest.withNetworking(guest.networking().withNetworkMode("container:" + id))
                .withIsolation(guest.isolation().withNamespaces(Optional.of("container:" + id), Optional.empty()));
        String name = world().start(guest);
        assertThat(world().container(name).state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    default void onlyRunningContainersAreListedUnlessAllAreAskedFor() {
        String created = world().create(sleeper("idle"));
        String started = world().start(sleeper("web"));
        var running = world().backend.containers(new ContainerQuery(Optional.of(world().project), false));
        assertThat(running).extracting(ObservedContainer::name).containsExactly(started);
        var everywhere = world().backend.containers(new ContainerQuery(Optional.empty(), true));
        assertThat(everywhere).extracting(ObservedContainer::name).contains(created, started);
        assertThat(everywhere).allSatisfy(one -> assertThat(one.labels()).containsKey(ComposeLabels.PROJECT));
    }

    private Operation.RunHelper helper(String beside, String shell) {
        Service service = running("web", "sh", "-c", shell);
        var spec = world().spec(service.withStorage(service.storage().withVolumesFrom(List.of(beside))),
                world().nameOf("web-helper"));
        return new Operation.RunHelper(ResourceId.container(spec.name()), service.name(), 0, spec);
    }

    private static Operation.RunHook hook(String name, String shell) {
        var hook = new Hook(List.of("sh", "-c", shell), Optional.empty(), false, Optional.empty(), Map.of(),
                Optional.empty(), false, Map.of());
        return new Operation.RunHook(ResourceId.container(name), new ServiceName("web"), hook,
                Operation.HookPhase.POST_START);
    }
}
