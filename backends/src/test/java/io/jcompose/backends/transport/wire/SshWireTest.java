package io.jcompose.backends.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.endpoint.EngineEndpoint;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SshWireTest {
    private static Wire through(String shell) throws IOException {
        return new SshWire(new ProcessBuilder("sh", "-c", shell).start());
    }

    @Test
    void callsDockerOnTheOtherMachine() {
        assertThat(SshWire.command(new EngineEndpoint.Ssh("me@there", Optional.of(2222), Optional.of("/run/d.sock"))))
                .containsExactly("ssh", "-o", "ConnectTimeout=30", "-T", "-p", "2222", "--", "me@there", "docker",
                        "--host", "unix:///run/d.sock", "system", "dial-stdio");
    }

    @Test
    void speaksThroughTheProgram() throws IOException {
        Wire wire = through("read -r line; echo \"heard $line\"");
        byte[] request = "hello\n".getBytes(StandardCharsets.US_ASCII);
        wire.write(request, 0, request.length);
        byte[] answer = new byte[64];
        int got = wire.read(answer, 0, answer.length);
        assertThat(new String(answer, 0, got, StandardCharsets.US_ASCII)).isEqualTo("heard hello\n");
        assertThat(wire.read(answer, 0, answer.length)).isEqualTo(-1);
        wire.close();
    }

    @Test
    void tellsWhatTheProgramComplainsOf() throws IOException {
        Wire wire = through("echo 'Permission denied (publickey).' >&2; exit 255");
        assertThatThrownBy(() -> wire.read(new byte[8], 0, 8)).hasMessage("Permission denied (publickey).");
        wire.close();
    }

    @Test
    void endsAWaitWhenTheThreadIsInterrupted() throws Exception {
        Wire wire = through("sleep 600");
        var failure = new CompletableFuture<Throwable>();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                wire.read(new byte[8], 0, 8);
            } catch (IOException ended) {
                failure.complete(ended);
            }
        });
        reader.interrupt();
        assertThat(failure.get()).isInstanceOf(ClosedByInterruptException.class);
    }
}
