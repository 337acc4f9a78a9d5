package io.jcompose.backends.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** The process behind a station, seen from outside. */
public final class StationProcess {
    private static final long LOOK_AGAIN_MILLIS = 20;

    private StationProcess() {}

    /** Returns how much memory a process has resident, in bytes; absent where the kernel does not say. */
    public static OptionalLong residentBytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (!line.startsWith("VmRSS:")) continue;
                String digits = line.substring(6).strip();
                return OptionalLong.of(Long.parseLong(digits.substring(0, digits.indexOf(' '))) * 1024);
            }
        } catch (IOException | RuntimeException notSaid) {
            // not on Linux, or it has just ended
        }
        return OptionalLong.empty();
    }

    /**
     * Waits until nobody holds the lock any more.
     *
     * @return whether that came about in time
     */
    public static boolean awaitGone(StationFiles files, Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (StationLock.look(files).held()) {
            if (System.nanoTime() > deadline) return false;
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }
}
