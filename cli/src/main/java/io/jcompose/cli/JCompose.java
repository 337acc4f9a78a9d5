package io.jcompose.cli;

/** The program: arguments in, an exit code out. */
public final class JCompose {
    private JCompose() {}

    /**
     * Runs one command and ends the JVM with its exit code. Halting is deliberate: since JDK 21 {@code exit} asks the
     * logging system first whether anybody wants to know, which costs a start about 8 ms. No shutdown hook runs, so
     * whatever has to be cleaned up is cleaned up by {@code run}.
     */
    public static void main(String[] arguments) {
        int code = run(arguments);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    /** Runs one command and returns its exit code; may be called several times in one JVM. */
    public static int run(String... arguments) {
        System.out.println("jcompose 0.1.0-SNAPSHOT");
        return 0;
    }
}
