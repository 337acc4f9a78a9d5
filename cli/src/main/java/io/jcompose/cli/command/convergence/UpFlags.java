package io.jcompose.cli.command.convergence;

import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.PlanOptions.Build;
import io.jcompose.planner.plan.PlanOptions.Orphans;
import io.jcompose.planner.plan.PlanOptions.Recreate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flags of {@code up}, {@code create} and {@code plan} as options for the planner. */
public final class UpFlags {
    private final Arguments arguments;
    private final Map<String, String> environment;
    private final OrphanVariables variables;

    /** Which of {@code COMPOSE_REMOVE_ORPHANS} and {@code COMPOSE_IGNORE_ORPHANS} a command heeds. */
    public enum OrphanVariables {
        BOTH, ONLY_IGNORE, NONE
    }

    public UpFlags(Arguments arguments, Map<String, String> environment) {
        this(arguments, environment, OrphanVariables.BOTH);
    }

    public UpFlags(Arguments arguments, Map<String, String> environment, OrphanVariables variables) {
        this.arguments = arguments;
        this.environment = environment;
        this.variables = variables;
    }

    /**
     * Checks flags against each other.
     *
     * @throws UsageException in the words of docker compose
     */
    public UpFlags check() {
        if (on("detach") && (on("abort-on-container-exit") || on("abort-on-container-failure") || attaches()
                || on("watch") || given("exit-code-from"))) {
            throw new UsageException("--detach cannot be combined with --abort-on-container-exit,"
                    + " --abort-on-container-failure, --attach, --attach-dependencies or --watch");
        }
        if (on("wait") && (on("abort-on-container-exit") || attaches() || given("exit-code-from"))) {
            throw new UsageException(
                    "--wait cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies");
        }
        if (on("wait") && (on("abort-on-container-failure") || on("watch"))) {
            throw new UsageException("--wait cannot be combined with --abort-on-container-exit,"
                    + " --abort-on-container-failure, --attach, --attach-dependencies or --watch");
        }
        if (on("build") && on("no-build")) throw new UsageException("--build and --no-build are incompatible");
        if (on("attach-dependencies") && given("attach")) {
            throw new UsageException("cannot combine --attach and --attach-dependencies");
        }
        if (on("abort-on-container-failure") && (on("abort-on-container-exit") || given("exit-code-from"))) {
            throw new UsageException("--abort-on-container-failure cannot be combined with --abort-on-container-exit");
        }
        if (on("force-recreate") && on("no-recreate")) {
            throw new UsageException("--force-recreate and --no-recreate are incompatible");
        }
        if (on("no-recreate") && on("renew-anon-volumes")) {
            throw new UsageException("--no-recreate and --renew-anon-volumes are incompatible");
        }
        if (on("no-recreate") && on("always-recreate-deps")) {
            throw new UsageException("--always-recreate-deps and --no-recreate are incompatible");
        }
        if (on("watch") && on("no-build")) throw new UsageException("--no-build and --watch are incompatible");
        pull();
        return this;
    }

    private boolean attaches() {
        return given("attach") || on("attach-dependencies");
    }

    /**
     * Returns the options for a project.
     *
     * @throws UsageException when a service is named that the project does not have
     */
    public PlanOptions options(Project project) {
        var services = new ArrayList<ServiceName>();
        for (String name : arguments.operands()) services.add(new ServiceName(name));
        PlanOptions options = PlanOptions.defaults()
                .withServices(services, on("no-deps"))
                .withRecreate(recreate(), dependencies(), on("renew-anon-volumes"))
                .withOrphans(orphans(project.environment()))
                .withStopTimeout(timeout())
                .withScale(scale(project))
                .withImages(builds(), pull(), Instant.now());
        if (on("no-start")) return options.withoutStart();
        return on("wait") ? options.withWait(waitLimit()) : options;
    }

    private Recreate recreate() {
        if (on("force-recreate") || on("renew-anon-volumes")) return Recreate.FORCE;
        return on("no-recreate") ? Recreate.NEVER : Recreate.DIVERGED;
    }

    private Recreate dependencies() {
        if (on("always-recreate-deps")) return Recreate.FORCE;
        return on("no-recreate") ? Recreate.NEVER : Recreate.DIVERGED;
    }

    /** What a {@code .env} file says counts as well; the environment of the user is stronger. */
    private Orphans orphans(Map<String, String> project) {
        var known = new HashMap<>(project);
        known.putAll(environment);
        boolean ignore = GlobalOptions.isTrue("COMPOSE_IGNORE_ORPHANS", known);
        boolean asked = on("remove-orphans");
        return switch (variables) {
            case BOTH -> {
                boolean remove = given("remove-orphans") ? asked
                        : GlobalOptions.isTrue("COMPOSE_REMOVE_ORPHANS", known);
                if (ignore && remove) {
                    throw new UsageException("cannot combine COMPOSE_IGNORE_ORPHANS and --remove-orphans");
                }
                yield orphans(ignore, remove);
            }
            case ONLY_IGNORE -> orphans(ignore, !ignore && asked);
            case NONE -> orphans(false, asked);
        };
    }

    private static Orphans orphans(boolean ignore, boolean remove) {
        if (remove) return Orphans.REMOVE;
        return ignore ? Orphans.IGNORE : Orphans.WARN;
    }

    private Build builds() {
        if (on("build")) return Build.ALL;
        return on("no-build") ? Build.NONE : Build.MISSING;
    }

    private Optional<String> pull() {
        if (!given("pull")) return Optional.empty();
        String policy = arguments.text("pull");
        return switch (policy) {
            case "always", "missing", "never", "build", "if_not_present" -> Optional.of(policy);
            case "policy" -> Optional.empty();
            default -> throw new UsageException("invalid --pull option \"" + policy + "\"");
        };
    }

    private Optional<Duration> timeout() {
        return seconds("timeout");
    }

    private Optional<Duration> waitLimit() {
        return seconds("wait-timeout").filter(limit -> !limit.isZero());
    }

    private Optional<Duration> seconds(String flag) {
        return given(flag) ? Optional.of(Duration.ofSeconds(arguments.number(flag).getAsInt())) : Optional.empty();
    }

    private Map<ServiceName, Integer> scale(Project project) {
        if (!arguments.has("scale")) return Map.of();
        return scale(arguments.all("scale"), project);
    }

    /** Reads {@code SERVICE=NUM} as {@code --scale} takes it. */
    public static Map<ServiceName, Integer> scale(List<String> specifiers, Project project) {
        var scale = new HashMap<ServiceName, Integer>();
        for (String specifier : specifiers) {
            int equals = specifier.indexOf('=');
            if (equals == 0) throw new UsageException("no such service: : not found");
            if (equals < 0) {
                throw new UsageException("invalid --scale option \"" + specifier + "\". Should be SERVICE=NUM");
            }
            String number = specifier.substring(equals + 1);
            var serviceName = new ServiceName(specifier.substring(0, equals));
            try {
                scale.put(serviceName, Integer.parseInt(number));
            } catch (NumberFormatException notANumber) {
                throw new UsageException("strconv.Atoi: parsing \"" + number + "\": invalid syntax");
            }
            // docker compose panics; doing what a 0 would do removes containers
            if (scale.get(serviceName) < 0) {
                throw new UsageException("invalid --scale option \"" + specifier + "\". NUM cannot be negative");
            }
            if (!project.services().containsKey(serviceName)) {
                throw new UsageException("no such service: " + serviceName + ": not found");
            }
        }
        return scale;
    }

    private boolean on(String flag) {
        return arguments.has(flag) && arguments.on(flag);
    }

    private boolean given(String flag) {
        return arguments.has(flag) && arguments.given(flag);
    }
}
