package io.jcompose.tests.golden;

import io.jcompose.backends.docker.mapping.ApiVersion;
import io.jcompose.backends.docker.mapping.ContainerMapper;
import io.jcompose.backends.docker.mapping.ResourceBodies;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.Planner;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ResourceId;
import io.jcompose.tests.engine.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is sent to Docker for each group of attributes, in an old and in a new version of its API. That an engine then
 * shows what it shows after docker compose is the matter of {@code CreateParityIT}, over the same files.
 */
class DockerBodiesTest {
    private static final String IMAGE_ID = "sha256:" + "1".repeat(64);
    private static final String CONTAINER_ID = "2".repeat(64);

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> directories = Files.list(Checkout.root().resolve("fixtures/compose-files/attributes"))) {
            return directories.filter(directory -> plans(directory.getFileName().toString())).sorted().toList()
                    .stream();
        }
    }

    /** What is refused has no body, and what is external is not there without an engine. */
    private static boolean plans(String group) {
        return !group.startsWith("refused-") && !group.startsWith("external-");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areTheExpectedOnes(Path directory) throws IOException {
        Project project = new ProjectLoader()
                .load(LoadRequest.in(directory, Map.of("HOME", "/home/user", "VARIABLE", "value", "PARITY", "0")))
                .project();
        for (ApiVersion api : new ApiVersion[] {ApiVersion.OLDEST, ApiVersion.NEWEST}) {
            String text = JsonWriter.indented(bodies(project, api), "  ").replace(directory.toString(), "<DIR>") + "\n";
            Golden.at(directory.resolve("expected.docker-" + api + ".json")).check(text);
        }
    }

    private static JsonValue bodies(Project project, ApiVersion api) {
        var images = new LinkedHashMap<String, ObservedImage>();
        for (String image : ObservationScope.of(project).images())
            images.put(image, ObservedImage.of(image, IMAGE_ID, "linux/amd64"));
        var observed = new ObservedState(project.name(), java.util.List.of(), Map.of(), Map.of(), images, Map.of());
        Plan plan = new Planner(Topology.CONTAINERS).plan(project, observed,
                PlanOptions.defaults().withoutStart().withImagesReady());
        var mapper = new ContainerMapper(api, Map.of());
        var bodies = JsonValue.object();
        for (Step step : plan.steps()) {
            ResourceId target = step.operation().target();
            switch (step.operation()) {
                case Operation.CreateNetwork create -> bodies.put(target.toString(),
                        ResourceBodies.network(create.desired(), create.labels(), api));
                case Operation.CreateVolume create -> bodies.put(target.toString(),
                        ResourceBodies.volume(create.desired(), create.labels()));
                case Operation.CreateContainer create ->
                        bodies.put(target.toString(), container(mapper, create.spec()));
                default -> {}
            }
        }
        return bodies.build();
    }

    private static JsonValue container(ContainerMapper mapper, ContainerSpec spec) {
        ContainerSpec bound = spec.bind(
                id -> Optional.of(id.kind() == ResourceId.Kind.IMAGE ? IMAGE_ID : CONTAINER_ID));
        try {
            var body = new LinkedHashMap<>(mapper.body(bound).members());
            // hashes have tests of their own, and cover the directory of the checkout
            var labels = new LinkedHashMap<>(mapper.body(bound).object("Labels").members());
            labels.remove(ComposeLabels.CONFIG_HASH);
            labels.remove(ComposeLabels.FIELDS);
            body.put("Labels", new JsonValue.Obj(labels));
            return new JsonValue.Obj(body);
        } catch (EngineException refused) {
            return JsonValue.of("refused: " + refused.getMessage());
        }
    }
}
