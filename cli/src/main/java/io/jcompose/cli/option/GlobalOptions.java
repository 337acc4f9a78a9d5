package io.jcompose.cli.option;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What stands before the name of the command, completed by environment variables. */
public final class GlobalOptions {
    /** The flags before the name of the command. */
    public static final String TABLE = """
            --all-resources              | Include resources that no service uses
            --ansi string =auto          | When to use colours and cursor movements: never, always or auto
            --backend string             | Engine to work on: docker or podman (found by itself when absent)
            --compatibility              | Name things as Compose V1 did
            --dry-run                    | Show what would be done, and do nothing
            --env-file stringArray       | Read variables from this file instead of .env
        -f, --file stringArray           | Compose file; several are merged in order, - reads standard input
            --parallel int =-1           | How many things to do at once; -1 for no limit
            --profile stringArray        | Enable the services of this profile
            --progress string            | How to show progress: auto, tty, plain, json or quiet
            --project-directory string   | Directory of the project (default: that of the first Compose file)
        -p, --project-name string        | Name of the project
            --insecure-registry stringArray hidden | Registry that may be used without TLS
            --no-ansi hidden             | Old spelling of --ansi never
            --verbose hidden             | Same as --debug
        -v, --version hidden             | Print the version
            --workdir string hidden      | Old name of --project-directory
        -D, --debug hidden               | Show stack traces and engine calls
            --tls hidden                 | Use TLS
            --tlsverify hidden           | Use TLS and verify the engine
            --tlscacert string hidden    | Certificates that are trusted
            --tlscert string hidden      | Own certificate
            --tlskey string hidden       | Own key
        -H, --host string hidden         | Address of the engine
        -c, --context string hidden      | Docker context to use
            --config string hidden       | Directory of the docker configuration
        -l, --log-level string hidden    | Accepted and ignored
        -h, --help hidden                | Show this help
        """;

    private final Arguments arguments;
    private final Map<String, String> environment;

    public GlobalOptions(Arguments arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.environment = environment;
    }

    /** Returns the flags themselves, for what the environment has no say in. */
    public Arguments arguments() {
        return arguments;
    }

    /** Returns the environment of the user. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Returns the Compose files given with {@code -f}, empty when none are. */
    public List<String> files() {
        return arguments.all("file");
    }

    /** Returns the profiles given with {@code --profile}. */
    public List<String> profiles() {
        return arguments.all("profile");
    }

    /** Returns the files given with {@code --env-file}. */
    public List<String> environmentFiles() {
        return arguments.all("env-file");
    }

    /** Returns the project name given with {@code -p}. */
    public Optional<String> projectName() {
        return arguments.ifGiven("project-name");
    }

    /** Returns the directory given with {@code --project-directory} or its old name. */
    public Optional<String> projectDirectory() {
        if (arguments.given("workdir") && arguments.given("project-directory")) {
            throw new UsageException("cannot specify DEPRECATED \"--workdir\" and \"--project-directory\"."
                    + " Please use only \"--project-directory\" instead");
        }
        return arguments.given("workdir") ? arguments.ifGiven("workdir") : arguments.ifGiven("project-directory");
    }

    /** Returns the word for {@code --progress}: the flag, else COMPOSE_PROGRESS, else {@code auto}. */
    public String progress() {
        String flag = arguments.text("progress");
        String word = flag.isEmpty() ? environment.getOrDefault("COMPOSE_PROGRESS", "") : flag;
        return word.isEmpty() ? "auto" : word;
    }

    /** Returns the word for {@code --ansi}: the flag, else COMPOSE_ANSI, else {@code auto}. */
    public String ansi() {
        if (arguments.on("no-ansi")) return "never";
        if (arguments.given("ansi")) return arguments.text("ansi");
        String word = environment.getOrDefault("COMPOSE_ANSI", "");
        return word.isEmpty() ? "auto" : word;
    }

    /** Returns how many things may be done at once; empty for no limit. */
    public OptionalInt parallel() {
        OptionalInt flag = arguments.number("parallel");
        if (flag.isEmpty()) {
            String text = environment.get("COMPOSE_PARALLEL_LIMIT");
            if (text == null) return OptionalInt.empty();
            try {
                flag = OptionalInt.of(Integer.parseInt(text));
            } catch (NumberFormatException notANumber) {
                throw new UsageException("COMPOSE_PARALLEL_LIMIT must be an integer (found: \"" + text + "\")");
            }
        }
        return flag.getAsInt() > 0 ? flag : OptionalInt.empty();
    }

    /** Returns whether {@code --compatibility} was given, which says more to {@code config} than the variable does. */
    public boolean compatibilityFlag() {
        return arguments.on("compatibility");
    }

    /** Returns whether names are joined with {@code _}, by the environment with what {@code .env} adds. */
    public boolean compatibility(Map<String, String> project) {
        return arguments.given("compatibility")
                ? arguments.on("compatibility")
                : isTrue("COMPOSE_COMPATIBILITY", project);
    }

    /** Returns whether resources stay in the model that no service uses. */
    public boolean allResources() {
        return arguments.on("all-resources");
    }

    /** Returns the engine asked for with {@code --backend}, else with JCOMPOSE_BACKEND. */
    public Optional<String> backend() {
        Optional<String> flag = arguments.ifGiven("backend");
        return flag.isPresent() ? flag : Optional.ofNullable(environment.get("JCOMPOSE_BACKEND"));
    }

    /** Returns whether nothing may be changed. */
    public boolean dryRun() {
        return arguments.on("dry-run");
    }

    /** Returns whether the version was asked for instead of a command. */
    public boolean version() {
        return arguments.on("version");
    }

    /** Returns whether help was asked for. */
    public boolean help() {
        return arguments.on("help");
    }

    /**
     * Checks what can be wrong before any command is run, and tells about old spellings.
     *
     * @throws UsageException when the options contradict each other
     */
    public void check(PrintStream err) {
        parallel();
        if (arguments.on("no-ansi")) err.println("option '--no-ansi' is DEPRECATED ! Please use '--ansi' instead.");
        if (arguments.given("workdir")) {
            projectDirectory();
            err.println("option '--workdir' is DEPRECATED at root level! Please use '--project-directory' instead.");
        }
        switch (progress()) {
            case "auto", "json", "quiet", "none" -> {}
            case "tty" -> {
                if (ansi().equals("never")) {
                    throw new UsageException("can't use --progress tty while ANSI support is disabled");
                }
            }
            case "plain" -> {
                if (ansi().equals("always")) {
                    throw new UsageException("can't use --progress plain while ANSI support is forced");
                }
            }
            default -> throw new UsageException("unsupported --progress value \"" + progress() + "\"");
        }
    }

    /** Returns whether stack traces are shown, and what commands tell for who looks for a mistake. */
    public boolean debug() {
        return arguments.on("debug") || arguments.on("verbose");
    }

    /** Reads a variable the way docker compose reads its switches: {@code 1}, {@code t}, {@code true}, {@code y}. */
    public static boolean isTrue(String variable, Map<String, String> environment) {
        String text = environment.get(variable);
        if (text == null) return false;
        return text.equals("1")
                || text.equalsIgnoreCase("t")
                || text.equalsIgnoreCase("true")
                || text.equalsIgnoreCase("y");
    }
}
