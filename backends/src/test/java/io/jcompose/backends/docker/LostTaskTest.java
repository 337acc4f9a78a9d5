package io.jcompose.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.spi.EngineException;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LostTaskTest {
    private final String container = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    /** What watches over the container, and has a process of it left. */
    private Process shim;

    @BeforeEach
    void leaveATask() throws IOException {
        shim = new ProcessBuilder("bash", "-c", "exec -a containerd-shim-runc-v2 sh -c 'sleep 600 & echo; wait' -id "
                + container).start();
        assertThat(shim.getInputStream().read()).isEqualTo('\n');
    }

    @AfterEach
    void endIt() {
        shim.descendants().forEach(ProcessHandle::destroyForcibly);
        shim.destroyForcibly();
    }

    private EngineException refusal(String message) {
        return EngineException.refused("POST", "/containers/x/start", 500, message);
    }

    private EngineException left(String id) {
        return refusal("task " + id + ": already exists");
    }

    @Test
    void itIsEndedAndTheContainerIsStarted() {
        ProcessHandle inside = shim.descendants().findFirst().orElseThrow();
        var tries = new AtomicInteger();
        String started = LostTask.without(() -> {
            // who has the task notices a moment later
            if (shim.isAlive() || tries.incrementAndGet() < 3) throw left(container);
            return "started";
        });
        assertThat(started).isEqualTo("started");
        inside.onExit().join();
        assertThat(shim.isAlive()).isFalse();
    }

    @Test
    void anotherRefusalIsJustThat() {
        assertThatThrownBy(() -> LostTask.without(() -> {
            throw refusal("container " + container + " already exists");
        })).hasMessageContaining("already exists");
        assertThat(shim.isAlive()).isTrue();
    }

    @Test
    void whatIsNotOnThisMachineIsTold() {
        String elsewhere = container.replace(container.charAt(0), container.charAt(0) == 'a' ? 'b' : 'a');
        assertThatThrownBy(() -> LostTask.without(() -> {
            throw left(elsewhere);
        })).hasMessage("Error response from daemon: task " + elsewhere + ": already exists");
        assertThat(shim.isAlive()).isTrue();
    }
}
