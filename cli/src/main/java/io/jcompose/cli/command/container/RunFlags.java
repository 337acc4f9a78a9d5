package io.jcompose.cli.command.container;

import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.ProjectOptions;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.Console;
import io.jcompose.model.load.dotenv.Dotenv;
import io.jcompose.model.load.dotenv.DotenvException;
import io.jcompose.model.load.shortform.ShortFormException;
import io.jcompose.model.load.shortform.ShortPort;
import io.jcompose.model.load.shortform.ShortVolume;
import io.jcompose.model.notation.NotationException;
import io.jcompose.model.notation.ShellWords;
import io.jcompose.model.spec.Deploy;
import io.jcompose.model.spec.Isolation;
import io.jcompose.model.spec.Lifecycle;
import io.jcompose.model.spec.Metadata;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.mount.MountOptions;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.part.PortMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The flags of {@code run}, and what they make of a service. Source: docker compose 2.40.3. */
final class RunFlags {
    private final Arguments arguments;
    private final List<String> command;
    private final Map<String, String> variables;
    private final Path directory;
    /** Whether the command gets a terminal. */
    final boolean terminal;
    /** Whether its standard input stays open. */
    final boolean interactive;

    /**
     * Reads the flags.
     *
     * @param variables where {@code -e KEY} takes its value from
     * @throws UsageException in the words of docker compose
     */
    RunFlags(Arguments arguments, Console console, Map<String, String> variables) {
        this.arguments = arguments;
        this.variables = variables;
        List<String> words = arguments.operands();
        command = words.subList(1, words.size());
        directory = ProjectOptions.currentDirectory(console.environment());
        if (arguments.given("publish") && arguments.on("service-ports")) {
            throw new UsageException("--service-ports and --publish are incompatible");
        }
        interactive = arguments.on("interactive");
        terminal = terminal(arguments, console);
    }

    private static boolean terminal(Arguments arguments, Console console) {
        boolean without = arguments.given("no-TTY");
        if (arguments.given("tty")) {
            if (without) throw new UsageException("--tty and --no-TTY can't be used together");
            return arguments.on("tty");
        }
        if (without) return !arguments.on("no-TTY");
        // a script that pipes something in has no terminal to give away
        if (!arguments.given("interactive") && !console.inIsTerminal()) return false;
        return console.outIsTerminal();
    }

    /** Returns the service for one command, in a container of that name unless {@code --name} gives another. */
    Service apply(Service service, String name) {
        Service changed = service.withProcess(process(service.process()))
                .withIsolation(isolation(service.isolation()))
                .withMetadata(metadata(service.metadata(), arguments.ifGiven("name").orElse(name)))
                .withLifecycle(once(service.lifecycle()))
                .withStorage(service.storage().withVolumes(volumes(service.storage().volumes())));
        if (!arguments.on("service-ports")) {
            changed = changed.withNetworking(changed.networking().withPorts(ports()));
        }
        return service.deploy().isPresent() ? changed.withDeploy(once(service.deploy().get())) : changed;
    }

    private Process process(Process process) {
        Optional<List<String>> entrypoint = process.entrypoint();
        Optional<List<String>> argv = command.isEmpty() ? process.command() : Optional.of(command);
        if (arguments.given("entrypoint")) {
            entrypoint = Optional.of(words(arguments.text("entrypoint")));
            if (command.isEmpty()) argv = Optional.of(List.of());
        }
        return new Process(argv, entrypoint, environment(process.environment()), process.envFiles(),
                given("user").or(process::user), process.groupAdd(), given("workdir").or(process::workingDirectory),
                terminal, interactive, process.init(), process.stopSignal(), process.stopGracePeriod());
    }

    private static List<String> words(String line) {
        try {
            return ShellWords.split(line);
        } catch (NotationException broken) {
            throw new UsageException(broken.getMessage());
        }
    }

    private Map<String, EnvironmentValue> environment(Map<String, EnvironmentValue> service) {
        var environment = new TreeMap<>(service);
        fromCommandLine().forEach((name, value) -> environment.put(name, new EnvironmentValue.Literal(value)));
        return environment;
    }

    /** What {@code -e} says, and besides it what the files of {@code --env-from-file} say. */
    private Map<String, String> fromCommandLine() {
        var given = new TreeMap<String, String>();
        for (String word : arguments.all("env")) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String value = equals < 0 ? variables.get(word) : word.substring(equals + 1);
            if (value != null) given.put(name, value);
        }
        for (String file : arguments.all("env-from-file")) read(file).forEach(given::putIfAbsent);
        return given;
    }

    private Map<String, String> read(String file) {
        var read = new TreeMap<String, String>();
        try {
            Dotenv.read(Files.readString(directory.resolve(file)), read, variables::get, unset -> {
            });
        } catch (IOException missing) {
            throw new UsageException("open " + file + ": no such file or directory");
        } catch (DotenvException broken) {
            throw new UsageException(file + ": " + broken.getMessage());
        }
        return read;
    }

    private Isolation isolation(Isolation of) {
        List<String> add = arguments.all("cap-add");
        List<String> drop = arguments.all("cap-drop");
        return new Isolation(without(join(of.capAdd(), add), drop), join(without(of.capDrop(), add), drop),
                of.privileged(), of.securityOptions(), of.usernsMode(), of.pid(), of.ipc(), of.uts(), of.isolation(),
                of.runtime(), of.sysctls(), of.credentialSpec(), of.useApiSocket());
    }

    private static List<String> join(List<String> some, List<String> more) {
        var all = new ArrayList<String>(some);
        all.addAll(more);
        return all;
    }

    private static List<String> without(List<String> some, List<String> unwanted) {
        var left = new ArrayList<String>(some);
        left.removeAll(unwanted);
        return left;
    }

    private Metadata metadata(Metadata of, String name) {
        var labels = new TreeMap<>(of.labels());
        for (String label : arguments.all("label")) {
            int equals = label.indexOf('=');
            if (equals < 0) throw new UsageException("label must be set as KEY=VALUE");
            labels.put(label.substring(0, equals), label.substring(equals + 1));
        }
        return new Metadata(Optional.of(name), labels, of.labelFiles(), of.annotations(), of.logging(), of.logDriver(),
                of.logOptions(), of.platform(), of.dockerfile(), of.extensions());
    }

    /** Nobody starts it again. */
    private static Lifecycle once(Lifecycle of) {
        return new Lifecycle(of.dependsOn(), Optional.empty(), of.healthcheck(), of.preStart(), of.postStart(),
                of.preStop(), of.profiles(), of.pullPolicy(), OptionalInt.of(1), of.attach());
    }

    private static Deploy once(Deploy of) {
        return new Deploy(of.mode(), of.replicas(), of.labels(), of.updateConfig(), of.rollbackConfig(), of.limits(),
                of.reservations(), Optional.empty(), of.placement(), of.endpointMode(), of.extensions());
    }

    private List<Mount> volumes(List<Mount> of) {
        var mounts = new ArrayList<>(of);
        for (String text : arguments.all("volume")) {
            Mount mount = volume(text);
            mounts.removeIf(other -> other.target().equals(mount.target()));
            mounts.add(mount);
        }
        return mounts;
    }

    private Mount volume(String text) {
        ShortVolume read;
        try {
            read = ShortVolume.parse(text);
        } catch (ShortFormException broken) {
            throw new UsageException(broken.getMessage());
        }
        String source = Optional.ofNullable(read.source()).orElse("");
        if (!read.bind()) {
            MountOptions options = MountOptions.of(
                    new MountOptions.Volume(Map.of(), read.noCopy(), Optional.empty(), Map.of()));
            return new Mount.Volume(source, read.target(), read.readOnly(), "", options);
        }
        var bind = new MountOptions.Bind(Optional.ofNullable(read.selinux()), Optional.ofNullable(read.propagation()),
                Optional.of(true), Optional.empty(), Map.of());
        return new Mount.Bind(directory.resolve(source).normalize().toString(), read.target(), read.readOnly(), "",
                new MountOptions(Optional.of(bind), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()));
    }

    private List<PortMapping> ports() {
        var ports = new ArrayList<PortMapping>();
        for (String text : arguments.all("publish")) {
            try {
                for (ShortPort port : ShortPort.parse(text))
                    ports.add(new PortMapping(Optional.empty(), "ingress",
                            nonEmpty(port.hostIp()), port.target(), nonEmpty(port.published()), port.protocol(),
                            Optional.empty(), Map.of()));
            } catch (ShortFormException broken) {
                throw new UsageException(broken.getMessage());
            }
        }
        return ports;
    }

    private Optional<String> given(String flag) {
        return nonEmpty(arguments.text(flag));
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
