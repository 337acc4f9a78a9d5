package io.jcompose.backends.station;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to supervise an engine. The kernel gives it to one process at a time and takes it back when that process
 * ends, however it ends.
 */
public final class StationLock implements AutoCloseable {
    private static final int LONGEST_LINE = 256;
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final FileChannel channel;
    private final FileLock lock;

    private StationLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock and writes down who holds it.
     *
     * @param patience how long to wait for another one to let go; whoever only looks ({@link #look}) has it for
     *                 microseconds, so a moment is needed always
     * @return empty when another process keeps it
     */
    public static Optional<StationLock> take(StationFiles files, Holder self, Duration patience)
            throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + patience.toNanos();
        FileLock lock = attempt(channel);
        while (lock == null && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            lock = attempt(channel);
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(self.line().getBytes(StandardCharsets.US_ASCII)), 0);
        return Optional.of(new StationLock(channel, lock));
    }

    /** Returns whether somebody holds the lock, and who, as far as that was written down already. */
    public static Look look(StationFiles files) throws IOException {
        Path path = files.lock();
        if (!Files.exists(path)) return Look.FREE;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // closing the channel gives it back
            if (attempt(channel) != null) return Look.FREE;
            var line = ByteBuffer.allocate(LONGEST_LINE);
            channel.read(line, 0);
            return new Look(true, Holder.parse(
                    new String(line.array(), 0, line.position(), StandardCharsets.US_ASCII)));
        }
    }

    /**
     * What the lock file says.
     *
     * @param held   whether a process holds the lock
     * @param holder which; empty when nobody does, or it has only just taken it
     */
    public record Look(boolean held, Optional<Holder> holder) {
        static final Look FREE = new Look(false, Optional.empty());
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ourselves) {
            return null;
        }
    }

    /** Lets go. */
    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException gone) {
            // it was the kernel's to give, and it is back with it
        }
    }
}
