package io.jcompose.cli.command.publish;

import io.jcompose.backends.registry.Artifact;
import io.jcompose.backends.registry.Artifact.Layer;
import io.jcompose.backends.registry.ArtifactUpload;
import io.jcompose.backends.spi.Backend;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.convergence.Execution;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.progress.ProgressEvent;
import io.jcompose.cli.view.progress.ProgressEvent.Phase;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.load.LoadOptions.EnvironmentResolution;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.remote.ImageDigests;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.yaml.YamlWriter;
import io.jcompose.planner.Planner;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ObservedState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code publish} and {@code alpha publish}: a project becomes an artifact in a registry. */
public final class Publication {
    private final Invocation invocation;
    private final Arguments arguments;
    private final Wiring wiring;

    public Publication(Invocation invocation) {
        this.invocation = invocation;
        this.arguments = invocation.arguments();
        this.wiring = invocation.wiring();
    }

    /**
     * Publishes.
     *
     * @param insecure whether plain HTTP is spoken with a registry that is not on this machine
     * @return the exit code; a person who says no has what they want
     */
    public int run(boolean insecure) {
        String repository = arguments.operands().get(0);
        String version = arguments.text("oci-version");
        if (!version.isEmpty() && !version.equals("1.0") && !version.equals("1.1")) throw new UsageException(
                "unsupported OCI version: " + version);
        LoadRequest request = wiring.request(List.of()).withProfiles(List.of("*"));
        // files of variables are published as they are, or not at all
        Project project = wiring.load(request.withOptions(request.options()
                .withEnvironment(EnvironmentResolution.NONE))).project();
        List<Layer> layers = PublishedFiles.of(project, arguments.on("with-env"));
        boolean accepted = new PublishChecks(project, wiring.load(request).project(), invocation.console())
                .pass(arguments.on("with-env"), arguments.on("yes"));
        if (!accepted) return ExitCode.DONE;
        try (ProgressView view = wiring.progress("Publishing")) {
            push(project, view);
            var all = new ArrayList<>(layers);
            if (arguments.on("resolve-image-digests") || arguments.on("app")) all.add(digests(project));
            view.event(ProgressEvent.text(repository, "publishing", "", Phase.WORKING));
            try {
                if (!wiring.dryRun()) new ArtifactUpload(repository, insecure, wiring.registries())
                        .push(new Artifact(all), arguments.on("app") ? images(project) : List.of(), version);
            } catch (ComposeException refused) {
                view.event(ProgressEvent.text(repository, "publishing", "", Phase.ERROR));
                throw refused;
            }
            view.event(ProgressEvent.text(repository, "published", "", Phase.DONE));
        }
        return ExitCode.DONE;
    }

    /** Sends images that are built; one that cannot be sent does not keep the project from it. */
    private void push(Project project, ProgressView view) {
        Backend real = wiring.backend();
        Backend backend = wiring.dryRun() ? wiring.imagined(ObservedState.empty(project.name())) : real;
        for (var failed : new Execution(wiring, backend).attempt(
                new Planner(Convergence.topology(real)).push(project), view, false, step -> true)) {
            view.line("Pushing " + failed.step().operation().target().name() + ": " + failed.cause().getMessage());
        }
    }

    private static List<String> images(Project project) {
        var images = new ArrayList<String>();
        for (Service service : project.services().values()) service.image().ifPresent(images::add);
        return images;
    }

    private Layer digests(Project project) {
        var digests = new ImageDigests(wiring.registries());
        var services = JsonValue.object();
        for (Service service : project.services().values()) {
            service.image().ifPresent(image -> services.put(service.name().value(),
                    JsonValue.object().put("image", digests.pinned(image)).build()));
        }
        String text = YamlWriter.write(JsonValue.object().put("services", services.build()).build());
        return Layer.composeFile("image-digests.yaml", text.getBytes(StandardCharsets.UTF_8), false,
                ComposeLabels.COMPATIBLE_VERSION);
    }
}
