package io.jcompose.backends.podman.health;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends the command of a probe that did not end in time. libpod leaves it running, even when nobody waits for the answer
 * any more, and has no call that ends it; so this works only on the engine's machine, and only for whom it lets.
 */
final class HungProbe {
    /** Clocks are not read at the same moment. */
    private static final Duration ABOUT = Duration.ofSeconds(1);

    private HungProbe() {}

    /**
     * Ends it beside whatever else is being done, if it is found and is ours to end.
     *
     * @param first    the container's own process
     * @param underWay how long ago the probe began
     */
    static void end(LibpodApi api, String container, List<String> test, long first, Duration underWay) {
        Thread.ofVirtual().name("end of a healthcheck").start(() -> search(api, container, test, first, underWay));
    }

    private static void search(LibpodApi api, String container, List<String> test, long first, Duration underWay) {
        try {
            JsonValue.Obj top = api.object(LibpodCall.to("containers", container, "top")
                    .with("ps_args", "pid,ppid,hpid,args").get());
            for (long process : find(top, test, first))
                if (belongs(process, container) && age(process).compareTo(underWay.plus(ABOUT)) < 0) kill(process);
        } catch (ComposeException notTold) {
            // it ends with the container at the latest
        }
    }

    /**
     * Returns the processes of the machine that the test was begun with: what was put into the container from outside, is
     * not its first process, and is called like the test.
     */
    static List<Long> find(JsonValue.Obj top, List<String> test, long first) {
        var found = new ArrayList<Long>();
        String command = command(test);
        for (JsonValue row : top.array("Processes").items()) {
            List<String> words = row instanceof JsonValue.Arr columns ? columns.strings() : List.of();
            if (words.size() < 4 || words.get(0).equals("1") || !words.get(1).equals("0")) continue;
            String called = words.get(3).strip();
            // a shell may become the command that it runs, and a script is run by a shell
            boolean alike = called.equals(command) || called.endsWith(" " + command) || command.endsWith(" " + called);
            if (!alike || called.isEmpty() || command.isEmpty() || !words.get(2).matches("[1-9][0-9]{0,9}")) continue;
            long process = Long.parseLong(words.get(2));
            if (process != first) found.add(process);
        }
        return found;
    }

    private static String command(List<String> test) {
        boolean named = !test.isEmpty() && test.get(0).startsWith("CMD");
        return String.join(" ", named ? test.subList(1, test.size()) : test).strip();
    }

    /** An engine behind a forwarded socket has processes of another machine. */
    private static boolean belongs(long process, String container) {
        try {
            return Files.readString(Path.of("/proc/" + process + "/cgroup")).contains("libpod-" + container);
        } catch (IOException notHere) {
            return false;
        }
    }

    /** How long it has run: a person may have begun the same command before. The engine's own answer is out by seconds. */
    private static Duration age(long process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            String ticks = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
            String uptime = Files.readString(Path.of("/proc/uptime"));
            return Duration.ofMillis((long) (Double.parseDouble(uptime.split(" ")[0]) * 1000)
                    - Long.parseLong(ticks) * 10);
        } catch (IOException | RuntimeException gone) {
            return Duration.ofDays(1);
        }
    }

    private static void kill(long process) {
        ProcessHandle.of(process).ifPresent(handle -> {
            List<ProcessHandle> all = new ArrayList<>(handle.descendants().toList());
            all.add(handle);
            for (ProcessHandle each : all) each.destroyForcibly();
        });
    }
}
