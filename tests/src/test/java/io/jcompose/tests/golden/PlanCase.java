package io.jcompose.tests.golden;

import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.PlanOptions.Orphans;
import io.jcompose.planner.plan.PlanOptions.Recreate;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ResourceId;
import io.jcompose.tests.engine.Checkout;
import io.jcompose.tests.engine.MemoryRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory below {@code fixtures/compose-files} with an {@code expected.plan.txt}:
 *
 * <ul>
 * <li>{@code compose.yaml}: the project to plan;
 * <li>{@code before.yaml}: the project that was brought up before, if there was one;
 * <li>{@code happened.txt}: what happened since, a line each: {@code stop NAME}, {@code end NAME CODE},
 * {@code remove NAME}, {@code rename NAME NEW}, {@code disconnect NETWORK NAME}, {@code retag IMAGE};
 * <li>{@code flags.txt}: the flags of {@code up}, and {@code --pods}.
 * </ul>
 */
record PlanCase(Path home) {
    static Stream<PlanCase> all() {
        Path fixtures = Checkout.root().resolve("fixtures/compose-files");
        try (Stream<Path> files = Files.walk(fixtures)) {
            return files.filter(file -> file.endsWith("expected.plan.txt")).sorted().map(Path::getParent)
                    .map(PlanCase::new).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Golden golden() {
        return Golden.at(home.resolve("expected.plan.txt"));
    }

    Plan plan() {
        List<String> flags = words("flags.txt");
        var run = new MemoryRun(flags.contains("--pods") ? Topology.PROJECT_POD : Topology.CONTAINERS);
        Project project = load("compose.yaml");
        addImages(run, project);
        if (Files.exists(home.resolve("before.yaml"))) {
            Project before = load("before.yaml");
            addImages(run, before);
            run.up(before);
        }
        for (String line : lines("happened.txt")) happen(run, line.split(" ", -1));
        return run.planner.plan(project, run.observe(project), options(flags));
    }

    private Project load(String file) {
        var request = LoadRequest.in(home, Map.of("TOKEN", "secret")).withFiles(List.of(file));
        return new ProjectLoader().load(request).project();
    }

    private static void addImages(MemoryRun run, Project project) {
        for (Service service : project.services().values()) {
            service.image().filter(image -> !image.startsWith("missing/")).ifPresent(image -> run.engine
                    .addImage(ObservedImage.of(image, "sha256:" + image.hashCode(), "linux/amd64")));
        }
    }

    private static void happen(MemoryRun run, String[] words) {
        ResourceId target = ResourceId.container(words[1]);
        switch (words[0]) {
            case "stop" -> run.perform(new Operation.StopContainer(target, Optional.empty()));
            case "end" -> run.engine.end(words[1], Integer.parseInt(words[2]));
            case "remove" -> run.perform(new Operation.RemoveContainer(target, false));
            case "rename" -> run.perform(new Operation.RenameContainer(target, words[2]));
            case "disconnect" -> run.perform(new Operation.DisconnectNetwork(
                    ResourceId.network(words[1]), ResourceId.container(words[2])));
            case "retag" -> run.engine.addImage(ObservedImage.of(words[1], "sha256:another", "linux/amd64"));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static PlanOptions options(List<String> flags) {
        PlanOptions options = PlanOptions.defaults();
        var names = new ArrayList<ServiceName>();
        var scale = new HashMap<ServiceName, Integer>();
        boolean noDeps = false;
        for (String flag : flags) {
            if (flag.equals("--no-deps")) noDeps = true;
            if (!flag.startsWith("-")) names.add(new ServiceName(flag));
            options = switch (flag) {
                case "--remove-orphans" -> options.withOrphans(Orphans.REMOVE);
                case "--force-recreate" -> options.withRecreate(Recreate.FORCE, options.dependencies(), false);
                case "--always-recreate-deps" -> options.withRecreate(options.recreate(), Recreate.FORCE, false);
                case "--no-recreate" -> options.withRecreate(Recreate.NEVER, Recreate.NEVER, false);
                case "--no-start" -> options.withoutStart();
                case "--wait" -> options.withWait(Optional.empty());
                default -> options;
            };
            if (flag.startsWith("--scale=")) {
                String[] parts = flag.substring("--scale=".length()).split("=", -1);
                scale.put(new ServiceName(parts[0]), Integer.valueOf(parts[1]));
            }
        }
        return options.withServices(names, noDeps).withScale(scale);
    }

    private List<String> words(String file) {
        var words = new ArrayList<String>();
        for (String line : lines(file)) words.addAll(List.of(line.split(" ", -1)));
        return words;
    }

    private List<String> lines(String file) {
        try {
            Path path = home.resolve(file);
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Shows the case as it is found, for example {@code recreate/environment-edited}. */
    @Override
    public String toString() {
        return Checkout.root().resolve("fixtures/compose-files").relativize(home).toString();
    }
}
