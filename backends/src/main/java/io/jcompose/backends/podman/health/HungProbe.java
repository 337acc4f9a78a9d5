package io.jcompose.backends.podman.health;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.runtime.MachineProcess;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ends the commands of probes that did not end in time. libpod leaves them running, even when nobody waits for the answer
 * any more, and has no call that ends them. It remembers which of a container's exec sessions are probes; the process
 * that watches over such a session (conmon) is found by the session's id, and the command is its child. So this works
 * only on the engine's machine, and only for whom it lets. Seen with 4.3.1 and 5.4.2; 4.3.1 does not tell the process.
 */
final class HungProbe {
    private HungProbe() {}

    /**
     * Ends, beside whatever else is being done, what hangs now.
     *
     * @param container its id
     * @param timeout   of a probe; what has run for less than half of it is another's
     */
    static void end(LibpodApi api, String container, Duration timeout) {
        Thread.ofVirtual().name("end of a healthcheck").start(() -> search(api, container, timeout.dividedBy(2)));
    }

    /** Ends what somebody left behind who had begun it and was killed, as soon as it has had its time. */
    static void endLeftBehind(LibpodApi api, Inspection seen, Duration timeout) {
        if (seen.sessions().isEmpty()) return;
        Thread.ofVirtual().name("end of old healthchecks").start(() -> {
            try {
                Thread.sleep(timeout);
                search(api, seen.id(), timeout);
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void search(LibpodApi api, String container, Duration age) {
        try {
            Optional<JsonValue.Obj> found = api.find(LibpodCall.to("containers", container, "json").get());
            if (found.isEmpty()) return;
            var seen = new Inspection(found.get());
            var probes = new HashSet<String>();
            for (String session : seen.sessions()) {
                Optional<JsonValue.Obj> told = api.find(LibpodCall.to("exec", session, "json").get());
                if (told.isPresent() && isProbe(told.get(), seen.test())) probes.add(session);
            }
            if (!probes.isEmpty()) kill(container, probes, age);
        } catch (ComposeException notTold) {
            // it ends with the container at the latest
        }
    }

    /** Returns whether an exec session is a run of the healthcheck: whoever calls the same command himself wants to see it. */
    static boolean isProbe(JsonValue.Obj session, List<String> test) {
        for (String stream : List.of("OpenStdin", "OpenStdout", "OpenStderr")) if (session.bool(stream)) return false;
        JsonValue.Obj process = session.object("ProcessConfig");
        var command = new ArrayList<String>(List.of(process.string("entrypoint")));
        command.addAll(process.array("arguments").strings());
        return command.equals(command(test));
    }

    /** What Podman makes of a test. */
    private static List<String> command(List<String> test) {
        return switch (test.isEmpty() ? "" : test.getFirst()) {
            case "CMD" -> test.subList(1, test.size());
            case "CMD-SHELL" -> List.of("/bin/sh", "-c", String.join(" ", test.subList(1, test.size())));
            default -> test;
        };
    }

    private static void kill(String container, Set<String> sessions, Duration age) {
        for (MachineProcess process : MachineProcess.all()) {
            if (!watches(process, container, sessions)) continue;
            for (ProcessHandle command : process.children()) {
                if (MachineProcess.age(command).compareTo(age) >= 0) MachineProcess.kill(command);
            }
        }
    }

    /** Returns whether a process watches over one of these sessions. */
    static boolean watches(MachineProcess process, String container, Set<String> sessions) {
        return process.arguments().contains("--exec-process-spec") && process.option("-c").equals(container)
                && sessions.contains(process.option("-u"));
    }
}
