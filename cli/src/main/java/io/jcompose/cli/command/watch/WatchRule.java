package io.jcompose.cli.command.watch;

import io.jcompose.backends.archive.IgnoreRules;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.Develop.Trigger;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.part.Hook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rule of a service's {@code develop.watch}: which files it is about, and where they belong in containers.
 *
 * @param path    the file or directory watched, absolute
 * @param context where {@code .dockerignore} counts from
 */
record WatchRule(Service service, Trigger trigger, Path path, Optional<Path> context, IgnoreRules dockerIgnore,
        IgnoreRules ignore, IgnoreRules include) {
    /** What editors and version control write besides the files that people mean. */
    private static final IgnoreRules PASSING = IgnoreRules.parse(List.of(
            "**/.git", "**/*~", "**/.*.swp", "**/.*.swx", "**/.*.swo", "**/.*.swn", "**/4913", "**/.#*", "**/#*#",
            "**/*___jb_*", "**/.idea", "**/*-go-tmp-umask", "**/.*.kate-swp"));

    /** Returns whether the service has {@code x-develop}, which came before {@code develop}. */
    static boolean saidTheOldWay(Service service) {
        return service.metadata().extensions().containsKey("x-develop");
    }

    /**
     * Returns the rules of a service in the order of its file; {@code develop} is stronger than {@code x-develop}.
     *
     * @param directory what paths of {@code x-develop} are relative to
     * @throws UsageException when a rule asks for what the service cannot do
     */
    static List<WatchRule> of(Service service, Path directory) {
        var rules = new ArrayList<WatchRule>();
        if (service.develop().isPresent()) {
            for (Trigger trigger : service.develop().get().watch()) rules.add(of(service, trigger));
        } else if (service.metadata().extensions().get("x-develop") instanceof JsonValue.Obj old) {
            for (JsonValue.Obj rule : old.array("watch").objects()) rules.add(of(service, trigger(rule, directory)));
        }
        return rules;
    }

    /** Reads what docker compose still reads of a rule in {@code x-develop}, of which no schema knows. */
    private static Trigger trigger(JsonValue.Obj rule, Path directory) {
        Optional<Hook> exec = rule.get("exec").isEmpty() ? Optional.empty()
                : Optional.of(new Hook(rule.object("exec").array("command").strings(), Optional.empty(), false,
                        Optional.empty(), Map.of(), Optional.empty(), false, Map.of()));
        return new Trigger(directory.resolve(rule.string("path")).toString(), rule.string("action"),
                rule.string("target"), exec, rule.array("include").strings(), rule.array("ignore").strings(), false,
                Map.of());
    }

    private static WatchRule of(Service service, Trigger trigger) {
        if (trigger.action().equals("rebuild") && service.build().isEmpty()) {
            throw new UsageException("can't watch service \"" + service.name()
                    + "\" with action rebuild without a build context");
        }
        boolean commanded = trigger.exec().map(hook -> !hook.command().isEmpty()).orElse(false);
        if (trigger.action().equals("sync+exec") && !commanded) {
            throw new UsageException("can't watch with action \"sync+exec\" on service " + service.name()
                    + " without a command");
        }
        Optional<Path> context = service.build().flatMap(Build::context).filter(text -> text.startsWith("/"))
                .map(Path::of);
        return new WatchRule(service, trigger, Path.of(trigger.path()).normalize(), context,
                dockerIgnore(service, context),
                IgnoreRules.parse(trigger.ignore()), IgnoreRules.parse(trigger.include()));
    }

    private static IgnoreRules dockerIgnore(Service service, Optional<Path> context) {
        if (context.isEmpty()) return IgnoreRules.parse(List.of());
        String dockerfile = service.build().flatMap(Build::dockerfile).orElse("Dockerfile");
        try {
            return IgnoreRules.read(context.get(), context.get().resolve(dockerfile));
        } catch (IOException unreadable) {
            return IgnoreRules.parse(List.of());
        }
    }

    /** Returns the service's name. */
    String serviceName() {
        return service.name().value();
    }

    /** Returns whether files are copied into containers. */
    boolean syncs() {
        return trigger.action().startsWith("sync");
    }

    /** Returns whether everything that is there is copied when watching begins. */
    boolean syncsAtFirst() {
        return syncs() && (trigger.initialSync() || saysSoTheOldWay());
    }

    /** Returns whether only {@code x-initialSync}, which came before {@code initial_sync}, asks for a first copy. */
    boolean saysSoTheOldWay() {
        return !trigger.initialSync() && JsonValue.TRUE.equals(trigger.extensions().get("x-initialSync"));
    }

    /** Returns whether a file of this machine is one that the rule is about. */
    boolean concerns(Path file) {
        if (!file.startsWith(path)) return false;
        String below = relative(path, file);
        if (context.isPresent() && file.startsWith(context.get())) {
            String inContext = relative(context.get(), file);
            if (!inContext.isEmpty() && dockerIgnore.excludes(inContext)) return false;
        }
        String named = below.isEmpty() ? String.valueOf(file.getFileName()) : below;
        if (PASSING.excludes(named) || !below.isEmpty() && ignore.excludes(below)) return false;
        return trigger.include().isEmpty() || include.excludes(named);
    }

    /** Returns where a file belongs in a container. */
    String targetOf(Path file) {
        String below = relative(path, file);
        String target = trigger.target();
        if (below.isEmpty()) return target;
        return target.endsWith("/") ? target + below : target + "/" + below;
    }

    private static String relative(Path from, Path file) {
        return from.equals(file) ? "" : from.relativize(file).toString().replace('\\', '/');
    }
}
