package io.jcompose.tests.contract;

import static io.jcompose.tests.contract.ContractWorld.running;
import static io.jcompose.tests.contract.ContractWorld.sleeper;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.process.AttachRequest;
import io.jcompose.backends.spi.process.ExecRequest;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.spi.process.TerminalSize;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ResourceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Processes in containers, and those who talk with them. */
interface ProcessExpectations extends InContract {
    private Processes processes() {
        return world().backend.ability(Processes.class).orElseThrow();
    }

    private static ExecRequest exec(Optional<TerminalSize> terminal, boolean input, String... command) {
        return new ExecRequest(List.of(command), List.of("GREETING=hi"), Optional.empty(), Optional.of("/tmp"), false,
                terminal, input, false, Optional.empty());
    }

    private static String output(ProcessStream process) {
        var text = new StringBuilder();
        process.copyTo((bytes, offset, length, error) -> text.append(error ? "2:" : "1:")
                .append(new String(bytes, offset, length, StandardCharsets.UTF_8)));
        return text.toString();
    }

    @Test
    default void aCommandReadsUntilItsInputIsClosed() throws IOException {
        String name = world().start(sleeper("web"));
        try (ProcessStream cat = processes().exec(name, exec(Optional.empty(), true, "cat"))) {
            cat.input().write("through and through".getBytes(StandardCharsets.UTF_8));
            cat.input().close();
            assertThat(output(cat)).isEqualTo("1:through and through");
            assertThat(cat.exitCode()).isZero();
        }
    }

    @Test
    default void aCommandHasItsEnvironmentAndHandsOnItsExitCode() {
        String name = world().start(sleeper("web"));
        try (ProcessStream command = processes().exec(name,
                exec(Optional.empty(), false, "sh", "-c", "echo $GREETING $PWD; sleep 0.2; echo no >&2; exit 7"))) {
            assertThat(output(command)).isEqualTo("1:hi /tmp\n2:no\n");
            assertThat(command.exitCode()).isEqualTo(7);
        }
    }

    @Test
    default void aTerminalHasTheSizeItWasGiven() {
        String name = world().start(sleeper("web"));
        try (ProcessStream command = processes().exec(name, exec(Optional.of(new TerminalSize(97, 31)), false,
                "sh", "-c", "until stty size 2>/dev/null | grep 97; do :; done"))) {
            assertThat(output(command)).isEqualTo("1:31 97\r\n");
        }
    }

    @Test
    default void whatAMainProcessWritesIsHeardFromItsStart() {
        String name = world().create(running("job", "sh", "-c", "echo first; exit 3"));
        try (ProcessStream attached = processes().attach(name, new AttachRequest(false, Optional.empty()))) {
            world().perform(new Operation.StartContainer(ResourceId.container(name)));
            assertThat(output(attached)).isEqualTo("1:first\n");
            assertThat(attached.exitCode()).isEqualTo(3);
        }
    }

    @Test
    default void processesAreListed() {
        String name = world().start(sleeper("web"));
        Processes.ProcessTable top = processes().top(name);
        assertThat(top.titles()).contains("PID", "CMD");
        // its init may not have started it yet, but names it
        assertThat(top.rows()).anySatisfy(row -> assertThat(row).anySatisfy(
                cell -> assertThat(cell).endsWith("sleep 600")));
    }

    @Test
    default void theNextEndIsHeardHoweverSoonItComes() {
        String name = world().create(running("job", "sh", "-c", "exit 4"));
        try (Processes.ExitWatch watch = processes().nextExit(name, false)) {
            world().perform(new Operation.StartContainer(ResourceId.container(name)));
            assertThat(watch.await()).isEqualTo(4);
        }
        assertThat(processes().waitFor(name)).isEqualTo(4);
    }
}
