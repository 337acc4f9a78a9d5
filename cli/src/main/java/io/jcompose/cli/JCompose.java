package io.jcompose.cli;

import io.jcompose.cli.view.Console;
import java.util.List;

/** The program: arguments in, an exit code out. */
public final class JCompose {
    private JCompose() {}

    /**
     * Runs one command and ends the JVM with its exit code. Halting is deliberate: since JDK 21 {@code exit} asks the
     * logging system first whether anybody wants to know, which costs a start about 8 ms. No shutdown hook runs, so
     * whatever has to be cleaned up is cleaned up by {@code run}.
     */
    public static void main(String[] arguments) {
        PluginCaller.follow(System.getenv());
        int code = run(arguments);
        Runtime.getRuntime().halt(code);
    }

    /** Runs one command and returns its exit code; may be called several times in one JVM. */
    public static int run(String... arguments) {
        Runnable end = () -> Runtime.getRuntime().halt(ExitCode.UNREAD);
        return run(Console.ofProcess(UserEnvironment.read(), end), arguments);
    }

    /** Runs one command on other streams and variables than those of the process. */
    public static int run(Console console, String... arguments) {
        try {
            return new Dispatcher(console, new BackendChoice()).run(List.of(arguments));
        } finally {
            console.flush();
        }
    }
}
