package io.jcompose.tests.contract;

import static io.jcompose.tests.contract.ContractWorld.need;
import static io.jcompose.tests.contract.ContractWorld.running;
import static io.jcompose.tests.contract.ContractWorld.sleeper;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.EngineEvent;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.LogRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Output and events. */
interface StreamExpectations extends InContract {
    @Test
    default void outputComesLineByLineWithItsStream() {
        String name = world().start(running("job", "sh", "-c", "echo one; echo two >&2; exit 0"));
        world().awaitCompleted(name, need("job", true));
        assertThat(output(name, false, OptionalInt.empty())).containsExactlyInAnyOrder("out one", "err two");
    }

    @Test
    default void theTailIsTheLastLines() {
        String name = world().start(running("job", "sh", "-c", "echo one; echo two; echo three; exit 0"));
        world().awaitCompleted(name, need("job", true));
        assertThat(output(name, false, OptionalInt.of(2))).containsExactly("out two", "out three");
        assertThat(output(name, false, OptionalInt.of(0))).isEmpty();
    }

    @Test
    default void followingEndsWithTheContainer() {
        String name = world().start(running("web", "sh", "-c", "echo ready; sleep 600"));
        var lines = new CompletableFuture<List<String>>();
        var first = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            var seen = new ArrayList<String>();
            world().backend.logs(world().container(name), request(true, OptionalInt.empty()), (text, error) -> {
                seen.add(text);
                first.complete(text);
            });
            lines.complete(seen);
        });
        assertThat(first.join()).isEqualTo("ready");
        world().remove(name, false);
        assertThat(lines.join()).containsExactly("ready");
    }

    @Test
    default void theLifeOfAContainerIsTold() {
        try (EventStream events = world().backend.events(EventFilter.of(world().project))) {
            String name = world().start(running("job", "sh", "-c", "exit 5"));
            var seen = new ArrayList<ContainerEvent>();
            while (seen.isEmpty() || !seen.getLast().action().equals("die")) next(events).ifPresent(seen::add);
            assertThat(seen).extracting(ContainerEvent::action).containsSubsequence("create", "start", "die");
            ContainerEvent end = seen.getLast();
            assertThat(end.name()).isEqualTo(name);
            assertThat(end.containerId()).isEqualTo(world().container(name).id());
            assertThat(end.attributes()).containsEntry("exitCode", "5")
                    .containsEntry("com.docker.compose.service", "job");
        }
    }

    @Test
    default void aClosedStreamEndsItsReader() throws InterruptedException {
        EventStream events = world().backend.events(EventFilter.of(world().project));
        var end = new CompletableFuture<Optional<EngineEvent>>();
        Thread reader = Thread.ofVirtual().start(() -> end.complete(events.next()));
        events.close();
        assertThat(end.join()).isEmpty();
        reader.join();
    }

    @Test
    default void otherProjectsAreNotHeard() {
        var other = new ContractWorld(world().backend);
        try (EventStream events = world().backend.events(EventFilter.of(world().project))) {
            String foreign = other.create(sleeper("web"));
            other.remove(foreign, false);
            String ours = world().create(sleeper("web"));
            Optional<ContainerEvent> first = Optional.empty();
            while (first.isEmpty()) first = next(events);
            assertThat(first.get().name()).isEqualTo(ours);
        }
    }

    private static Optional<ContainerEvent> next(EventStream events) {
        EngineEvent event = events.next().orElseThrow(() -> new AssertionError("the stream ended"));
        return event instanceof ContainerEvent container ? Optional.of(container) : Optional.empty();
    }

    private List<String> output(String name, boolean follow, OptionalInt tail) {
        var lines = new ArrayList<String>();
        world().backend.logs(world().container(name), request(follow, tail),
                (text, error) -> lines.add((error ? "err " : "out ") + text));
        return lines;
    }

    private static LogRequest request(boolean follow, OptionalInt tail) {
        return new LogRequest(follow, tail, Optional.empty(), Optional.empty(), false);
    }
}
