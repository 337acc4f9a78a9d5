package io.jcompose.cli.command.watch;

import io.jcompose.backends.runtime.PrivateDirectory;
import io.jcompose.cli.option.UsageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps a second {@code watch} of the same project away. The system takes the lock back when the process is gone. */
final class WatchLock implements AutoCloseable {
    private final FileChannel file;

    private WatchLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes the lock.
     *
     * @throws UsageException when somebody else has it
     */
    static WatchLock of(String project, Map<String, String> environment) {
        Path path = PrivateDirectory.of(environment, "watch").resolve("watch-" + project + ".lock");
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = attempt(file);
            if (lock == null) {
                file.close();
                throw new UsageException("cannot take exclusive lock for project \"" + project
                        + "\": another watch of it is still running");
            }
            return new WatchLock(file);
        } catch (IOException unusable) {
            throw new UsageException("cannot take exclusive lock for project \"" + project + "\": "
                    + unusable.getMessage());
        }
    }

    private static @Nullable FileLock attempt(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException closedAnyhow) {
            // the lock is gone with the process at the latest
        }
    }
}
