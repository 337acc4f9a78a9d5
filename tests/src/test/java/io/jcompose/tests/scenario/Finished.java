package io.jcompose.tests.scenario;

/**
 * A command that has ended.
 *
 * @param line   the command as a person would type it
 * @param code   its exit code
 * @param stdout all of its standard output
 * @param stderr all of its standard error
 */
public record Finished(String line, int code, String stdout, String stderr) {
    @Override
    public String toString() {
        return "$ " + line + "\n-> " + code + "\n--- stdout\n" + stdout + "--- stderr\n" + stderr;
    }
}
