package io.jcompose.backends.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** When this machine started. */
final class MachineClock {
    private static final String BOOT_TIME = "btime ";

    private MachineClock() {}

    /** Returns when the machine of an engine started; empty when the engine is on another one. */
    static Optional<Instant> booted(String engine) {
        if (!engine.startsWith("unix://")) return Optional.empty();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/stat"))) {
                if (line.startsWith(BOOT_TIME)) return Optional
                        .of(Instant.ofEpochSecond(Long.parseLong(line.substring(BOOT_TIME.length()).strip())));
            }
        } catch (IOException | NumberFormatException notLinux) {
            // not known then
        }
        return Optional.empty();
    }
}
