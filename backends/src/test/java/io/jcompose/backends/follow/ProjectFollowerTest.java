package io.jcompose.backends.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.follow.ProjectFollower.History;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following without any patience: it ends as soon as there is nothing left to wait for. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ProjectFollowerTest {
    private final EventfulEngine engine = new EventfulEngine();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final FollowListener listener = new FollowListener() {
        @Override
        public void line(ObservedContainer container, String text, boolean error) {
            told.add(text);
        }

        @Override
        public void ended(ObservedContainer container, int exitCode, boolean restarting) {
            told.add(container.name() + " ended");
        }
    };
    private final ProjectFollower follower = new ProjectFollower(
            engine, "p", container -> container.service().equals("web"),
            new LogRequest(true, OptionalInt.empty(), Optional.empty(), Optional.empty(), false), Duration.ZERO,
            listener);
    private final Thread following = Thread.ofPlatform().unstarted(follower::run);

    @AfterEach
    void close() {
        follower.close();
    }

    @Test
    void goesOnUntilAReplacementHasBeenStartedAndHasEnded() throws InterruptedException {
        begin();
        engine.happens("create", "web-2", ContainerState.CREATED);
        engine.happens("die", "web-1", ContainerState.EXITED);
        assertThat(told.take()).isEqualTo("web-1 ended");
        engine.removes("web-1");
        waitsForMore();
        engine.happens("start", "web-2", ContainerState.RUNNING);
        assertThat(told.take()).isEqualTo("web-2");
        engine.happens("die", "web-2", ContainerState.EXITED);
        assertThat(told.take()).isEqualTo("web-2 ended");
        following.join();
    }

    @Test
    void doesNotGoOnForAReplacementThatIsRemovedAgain() throws InterruptedException {
        begin();
        engine.happens("create", "web-2", ContainerState.CREATED);
        engine.happens("die", "web-1", ContainerState.EXITED);
        assertThat(told.take()).isEqualTo("web-1 ended");
        waitsForMore();
        engine.removes("web-2");
        following.join();
    }

    @Test
    void doesNotGoOnForAContainerOfAnotherService() throws InterruptedException {
        begin();
        engine.happens("create", "job-1", ContainerState.CREATED);
        engine.happens("die", "web-1", ContainerState.EXITED);
        following.join();
    }

    @Test
    void tellsAnEndOnceThatTheEngineTellsTwice() throws InterruptedException {
        follower.join(engine.container("web-2", ContainerState.RUNNING), History.NONE, false);
        begin();
        engine.happens("die", "web-1", ContainerState.EXITED);
        engine.happens("die", "web-1", ContainerState.EXITED);
        engine.happens("die", "web-2", ContainerState.EXITED);
        following.join();
        assertThat(told).containsExactly("web-1 ended", "web-2 ended");
    }

    @Test
    void waitsForAContainerThatIsThereAndWasNotStartedYet() throws InterruptedException {
        follower.expect(engine.container("web-1", ContainerState.CREATED));
        following.start();
        engine.happens("start", "web-1", ContainerState.RUNNING);
        assertThat(told.take()).isEqualTo("web-1");
        engine.happens("die", "web-1", ContainerState.EXITED);
        following.join();
    }

    private void begin() throws InterruptedException {
        follower.join(engine.container("web-1", ContainerState.RUNNING), History.AS_REQUESTED, false);
        assertThat(told.take()).isEqualTo("web-1");
        following.start();
    }

    private void waitsForMore() {
        while (following.isAlive() && following.getState() != Thread.State.WAITING) Thread.onSpinWait();
        assertThat(following.isAlive()).as("it goes on").isTrue();
    }
}
