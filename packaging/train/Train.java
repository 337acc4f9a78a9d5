import io.jcompose.cli.JCompose;

/**
 * Runs the common commands in one JVM, which records what they load for the start-up archive. What is not met here
 * still works, from the jars, only more slowly.
 */
final class Train {
    private Train() {}

    /** Takes command lines, separated from each other by {@code --}. */
    public static void main(String[] arguments) {
        int start = 0;
        for (int at = 0; at <= arguments.length; at++) {
            if (at < arguments.length && !arguments[at].equals("--")) continue;
            String[] command = java.util.Arrays.copyOfRange(arguments, start, at);
            start = at + 1;
            int code = JCompose.run(command);
            if (code != 0) System.err.println("train: exit code " + code + ": " + String.join(" ", command));
        }
    }
}
