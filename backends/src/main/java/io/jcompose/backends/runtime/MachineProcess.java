package io.jcompose.backends.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process of this machine, whoever started it. There are none to be seen where the kernel does not show them as files.
 *
 * @param id        its number
 * @param arguments its command line, the program first
 */
public record MachineProcess(long id, List<String> arguments) {
    private static final Path PROCESSES = Path.of("/proc");

    public MachineProcess {
        arguments = List.copyOf(arguments);
    }

    /** Returns all of them, as far as they may be seen. */
    public static List<MachineProcess> all() {
        var found = new ArrayList<MachineProcess>();
        try (var entries = Files.newDirectoryStream(PROCESSES, "[1-9]*")) {
            for (Path entry : entries) {
                List<String> words = arguments(entry);
                if (!words.isEmpty()) found.add(
                        new MachineProcess(Long.parseLong(entry.getFileName().toString()), words));
            }
        } catch (IOException notShown) {
            return found;
        }
        return found;
    }

    private static List<String> arguments(Path entry) {
        try {
            String line = Files.readString(entry.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return line.isEmpty() ? List.of() : List.of(line.split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** Returns the program's name without its directory. */
    public String program() {
        String path = arguments.isEmpty() ? "" : arguments.getFirst();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the word after an option; empty when there is none. */
    public String option(String name) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 == arguments.size() ? "" : arguments.get(at + 1);
    }

    /** Returns those that it has started itself. */
    public List<ProcessHandle> children() {
        return ProcessHandle.of(id).stream().flatMap(ProcessHandle::children).toList();
    }

    /** Returns how long a process has run, to hundredths of a second; zero when it has ended. */
    public static Duration age(ProcessHandle process) {
        try {
            String stat = Files.readString(PROCESSES.resolve(process.pid() + "/stat"));
            String ticks = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
            String uptime = Files.readString(PROCESSES.resolve("uptime"));
            return Duration.ofMillis((long) (Double.parseDouble(uptime.split(" ")[0]) * 1000)
                    - Long.parseLong(ticks) * 10);
        } catch (IOException | RuntimeException gone) {
            return Duration.ZERO;
        }
    }

    /** Kills a process and all that come from it. Returns whether that was allowed. */
    public static boolean kill(ProcessHandle process) {
        boolean allowed = true;
        for (ProcessHandle each : Stream.concat(process.descendants(), Stream.of(process)).toList()) {
            allowed &= each.destroyForcibly() || !each.isAlive();
        }
        return allowed;
    }
}
