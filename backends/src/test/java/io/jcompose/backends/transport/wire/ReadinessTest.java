package io.jcompose.backends.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for sockets, with both ends here. */
class ReadinessTest {
    private final Readiness readiness = new Readiness();
    private SocketChannel near;
    private SocketChannel far;
    private Wire wire;
    private int tasks;

    @BeforeEach
    void connect(@TempDir Path directory) throws IOException {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            var address = UnixDomainSocketAddress.of(directory.resolve("s"));
            server.bind(address);
            near = SocketChannel.open(address);
            far = server.accept();
        }
        wire = new ChannelWire(near, readiness);
        wire.unblock();
    }

    @AfterEach
    void disconnect() throws IOException {
        wire.close();
        far.close();
        readiness.close();
    }

    @Test
    void aReaderWaitsUntilSomethingComes() throws Exception {
        FutureTask<byte[]> reading = started(() -> read(5));
        waitsForSockets(reading);
        far.write(ByteBuffer.wrap(new byte[] {1, 2}));
        far.write(ByteBuffer.wrap(new byte[] {3, 4, 5}));
        assertThat(reading.get()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void theEndOfTheOtherSideIsTheEnd() throws Exception {
        FutureTask<Integer> reading = started(() -> wire.read(new byte[1], 0, 1));
        waitsForSockets(reading);
        far.close();
        assertThat(reading.get()).isEqualTo(-1);
    }

    @Test
    void aReaderAndAWriterWaitAtTheSameTime() throws Exception {
        byte[] much = new byte[1 << 21];
        Arrays.fill(much, (byte) 7);
        FutureTask<byte[]> reading = started(() -> read(1));
        FutureTask<Boolean> writing = started(() -> {
            wire.write(much, 0, much.length);
            return true;
        });
        waitsForSockets(reading);
        waitsForSockets(writing); // what the system keeps for us is full
        far.write(ByteBuffer.wrap(new byte[] {9}));
        assertThat(reading.get()).containsExactly(9);
        ByteBuffer all = ByteBuffer.allocate(much.length);
        while (all.hasRemaining()) far.read(all);
        assertThat(writing.get()).isTrue();
        assertThat(all.array()).isEqualTo(much);
    }

    @Test
    void closingEndsTheWaitAndTheOtherSideHearsOfIt() throws Exception {
        FutureTask<Integer> reading = started(() -> wire.read(new byte[1], 0, 1));
        waitsForSockets(reading);
        wire.close();
        assertThatThrownBy(reading::get).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AsynchronousCloseException.class);
        assertThat(far.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @Test
    void anInterruptEndsTheWaitAndClosesTheWire() throws Exception {
        var reading = new FutureTask<>(() -> wire.read(new byte[1], 0, 1));
        Thread thread = Thread.ofVirtual().start(reading);
        waitsForSockets(reading);
        thread.interrupt();
        assertThatThrownBy(reading::get).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(near.isOpen()).isFalse();
        assertThat(far.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @Test
    void aWaitMayHaveALimit() {
        assertThatThrownBy(() -> readiness.await(near, SelectionKey.OP_READ, Duration.ofMillis(1)))
                .isInstanceOf(InterruptedIOException.class);
    }

    /** The JVM gives a thread that is in the system 300 ms when it ends. */
    @Test
    void nothingIsLeftInTheSystemAfterTheEnd() throws Exception {
        long before = socketThreads();
        FutureTask<byte[]> reading = started(() -> read(1));
        waitsForSockets(reading);
        assertThat(socketThreads()).isEqualTo(before + 1);
        far.write(ByteBuffer.wrap(new byte[] {1}));
        reading.get();
        readiness.close();
        assertThat(socketThreads()).isEqualTo(before);
    }

    @Test
    void whoStillWaitsAtTheEndIsWaitedFor() throws Exception {
        FutureTask<byte[]> reading = started(() -> read(2));
        waitsForSockets(reading);
        readiness.close();
        far.write(ByteBuffer.wrap(new byte[] {1}));
        far.write(ByteBuffer.wrap(new byte[] {2}));
        assertThat(reading.get()).containsExactly(1, 2);
    }

    private byte[] read(int count) throws IOException {
        byte[] all = new byte[count];
        int at = 0;
        while (at < count) {
            int got = wire.read(all, at, count - at);
            if (got < 0) throw new IOException("it ended after " + at);
            at += got;
        }
        return all;
    }

    private static <T> FutureTask<T> started(Callable<T> task) {
        var future = new FutureTask<>(task);
        Thread.ofVirtual().start(future);
        return future;
    }

    /** Waits until the task, the latest of those that were started, waits too. */
    private void waitsForSockets(FutureTask<?> task) {
        tasks++;
        while (readiness.waiting() < tasks && !task.isDone()) Thread.onSpinWait();
    }

    private static long socketThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("sockets"))
                .count();
    }
}
