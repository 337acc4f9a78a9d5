package io.jcompose.backends.station;

import java.util.Optional;

/**
 * The process that supervises an engine, as its lock file names it: one line {@code PID VERSION MODE}.
 *
 * @param pid      its number
 * @param version  of the program, see {@link ProgramVersion}
 * @param detached whether a command started it in the background; else a person or systemd runs it
 */
public record Holder(long pid, ProgramVersion version, boolean detached) {
    /** Returns this process as a holder. */
    public static Holder thisProcess(ProgramVersion version, boolean detached) {
        return new Holder(ProcessHandle.current().pid(), version, detached);
    }

    String line() {
        return pid + " " + version.text() + " " + (detached ? "detached" : "foreground") + "\n";
    }

    static Optional<Holder> parse(String line) {
        String[] words = line.strip().split(" ", -1);
        if (words.length != 3) return Optional.empty();
        try {
            return Optional.of(
                    new Holder(Long.parseLong(words[0]), ProgramVersion.parse(words[1]), words[2].equals("detached")));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /** Asks it to leave; it finishes what it has begun. Returns whether there was anybody to ask. */
    public boolean askToLeave() {
        return ProcessHandle.of(pid).map(ProcessHandle::destroy).orElse(false);
    }
}
