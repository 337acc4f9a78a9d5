package io.jcompose.tests.contract;

import static io.jcompose.tests.contract.ContractWorld.running;
import static io.jcompose.tests.contract.ContractWorld.sleeper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.archive.TarWriter;
import io.jcompose.backends.spi.content.Archives;
import io.jcompose.backends.spi.content.Images;
import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.backends.spi.process.AttachRequest;
import io.jcompose.backends.spi.process.ExecRequest;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.spi.process.TerminalSize;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ResourceId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What engines offer besides carrying out plans. */
interface AbilityExpectations extends InContract {
    private Processes processes() {
        return world().backend.ability(Processes.class).orElseThrow();
    }

    private Archives archives() {
        return world().backend.ability(Archives.class).orElseThrow();
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
        assertThat(top.rows()).anySatisfy(row -> assertThat(row).contains("sleep 600"));
    }

    @Test
    default void filesGoInAndComeOut() throws IOException {
        String name = world().start(sleeper("web"));
        byte[] content = "inside".getBytes(StandardCharsets.UTF_8);
        archives().copyIn(name, "/tmp", out -> {
            var tar = new TarWriter(out);
            tar.write(new TarWriter.Entry("notes", '5', "", 0755, 0, 0, 0, 1_700_000_000));
            tar.write(TarWriter.Entry.file("notes/a.txt", content.length, 0640, 1_700_000_000), content);
            tar.finish();
        }, false);
        Archives.PathFacts facts = archives().stat(name, "/tmp/notes/a.txt").orElseThrow();
        assertThat(facts.size()).isEqualTo(content.length);
        assertThat(facts.mode()).isEqualTo(0100640);
        assertThat(facts.modified().getEpochSecond()).isEqualTo(1_700_000_000);
        assertThat(archives().stat(name, "/tmp/notes").orElseThrow().isDirectory()).isTrue();
        assertThat(archives().stat(name, "/nowhere")).isEmpty();
        try (InputStream tar = archives().copyOut(name, "/tmp/notes/a.txt")) {
            assertThat(new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1)).startsWith("a.txt")
                    .contains("inside");
        }
        assertThatThrownBy(() -> archives().copyOut(name, "/nowhere")).hasMessageContaining("/nowhere");
    }

    @Test
    default void aWholeFileSystemCanBeExported() throws IOException {
        String name = world().create(sleeper("web"));
        try (InputStream tar = archives().export(name)) {
            assertThat(new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1)).contains("bin/busybox");
        }
    }

    @Test
    default void anImageCanBeMadeOfAContainer() {
        String name = world().create(sleeper("web"));
        Images images = world().backend.ability(Images.class).orElseThrow();
        String reference = world().project + "-commit:one";
        String id = images.commit(name, new Images.CommitRequest(Optional.of(reference), Optional.of("me"),
                Optional.of("why"), List.of("ENV A=b"), true));
        try {
            var image = world().backend.ability(Inspections.class).orElseThrow().image(reference).orElseThrow();
            assertThat(image.string("Id")).isEqualTo(id);
            assertThat(image.object("Config").array("Env").strings()).contains("A=b");
        } finally {
            world().perform(new Operation.RemoveImage(ResourceId.image(reference)));
        }
    }

    @Test
    default void whatAContainerUsesIsMeasured() {
        String name = world().start(sleeper("web"));
        Inspections inspections = world().backend.ability(Inspections.class).orElseThrow();
        assertThat(inspections.stats(List.of(name, "jcompose-nobody"))).singleElement()
                .satisfies(figures -> assertThat(figures.string("name")).contains(name));
        assertThat(inspections.container("jcompose-nobody")).isEmpty();
    }
}
