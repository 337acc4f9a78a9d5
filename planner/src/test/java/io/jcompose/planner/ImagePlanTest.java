package io.jcompose.planner;

import static io.jcompose.planner.SampleProject.dependsOn;
import static io.jcompose.planner.SampleProject.image;
import static io.jcompose.planner.SampleProject.pullPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.planner.image.BuildFlags;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.print.PlanPrinter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class ImagePlanTest {
    private final Planner planner = new Planner(Topology.CONTAINERS);
    private final PlanOptions options = PlanOptions.defaults();

    private String images(SampleProject project, SampleEngine engine, PlanOptions with) {
        return PlanPrinter.print(planner.images(project.build(), engine.state(), with)).replaceAll(" {2,}", " ");
    }

    @Test
    void anImageIsPulledOnceForAllThatMissIt() {
        var project = SampleProject.demo().service("a", image("nginx:1")).service("b", image("nginx:1"));
        assertThat(images(project, new SampleEngine("demo"), options)).isEqualTo("#1 pull image:nginx:1 not found\n");
    }

    @Test
    void whatIsThereIsNotPulledUnlessThePolicySaysSo() {
        var engine = new SampleEngine("demo");
        assertThat(images(SampleProject.demo().service("a"), engine, options)).isEqualTo("nothing to do\n");
        assertThat(images(SampleProject.demo().service("a", pullPolicy("always")), engine, options))
                .isEqualTo("#1 pull image:busybox:test pull policy always\n");
        var never = options.withImages(PlanOptions.Build.MISSING, Optional.of("never"), Instant.EPOCH);
        assertThat(images(SampleProject.demo().service("a", image("none:x")), engine, never))
                .isEqualTo("nothing to do\n");
    }

    @Test
    void anImageIsPulledAgainWhenItIsOlderThanThePolicyAllows() {
        var project = SampleProject.demo().service("a", pullPolicy("every_1d12h"));
        var tagged = Instant.parse("2026-01-01T00:00:00Z");
        var observed = new SampleEngine("demo").state();
        var image = new io.jcompose.planner.state.ObservedImage("busybox:test", "sha256:1", "", Optional.of(tagged),
                java.util.Set.of());
        var state = new io.jcompose.planner.state.ObservedState("demo", observed.containers(), Map.of(), Map.of(),
                Map.of("busybox:test", image), Map.of());
        var young = options.withImages(PlanOptions.Build.MISSING, Optional.empty(), tagged.plus(Duration.ofHours(35)));
        var old = options.withImages(PlanOptions.Build.MISSING, Optional.empty(), tagged.plus(Duration.ofHours(37)));
        assertThat(planner.images(project.build(), state, young).steps()).isEmpty();
        assertThat(planner.images(project.build(), state, old).steps()).hasSize(1);
    }

    @Test
    void whatCanBeBuiltIsPulledFirstAndBuiltWhenThatFails() {
        var project = SampleProject.demo().service("a", image("app:1"), built());
        assertThat(images(project, new SampleEngine("demo"), options)).isEqualTo("""
                #1 pull image:app:1 not found
                #2 build image:app:1 when it cannot be pulled if #1 fails
                """);
    }

    @Test
    void anImageWithoutANameIsBuilt() {
        var project = SampleProject.demo().service("a", unnamed(), built());
        assertThat(images(project, new SampleEngine("demo"), options)).isEqualTo("#1 build image:demo-a not found\n");
        var none = options.withImages(PlanOptions.Build.NONE, Optional.empty(), Instant.EPOCH);
        assertThat(images(project, new SampleEngine("demo"), none)).isEqualTo("nothing to do\n");
        var all = options.withImages(PlanOptions.Build.ALL, Optional.empty(), Instant.EPOCH);
        assertThat(images(project, new SampleEngine("demo").image("demo-a", "sha256:5"), all))
                .isEqualTo("#1 build image:demo-a build is asked for\n");
    }

    @Test
    void anImageIsBuiltAfterThoseOfTheServicesThatItsServiceDependsOn() {
        // "b" lies between them without a build of its own; the names are against the order
        var project = SampleProject.demo().service("a", unnamed(), built(), dependsOn("b", started()))
                .service("b", dependsOn("c", started())).service("c", unnamed(), built());
        assertThat(images(project, new SampleEngine("demo"), options)).isEqualTo("""
                #1 build image:demo-c not found
                #2 build image:demo-a not found after #1
                """);
        assertThat(images(project, new SampleEngine("demo").image("demo-c", "sha256:5"), options))
                .isEqualTo("#1 build image:demo-a not found\n");
        assertThat(builds(project, List.of(), false)).isEqualTo("""
                #1 build image:demo-c asked for
                #2 build image:demo-a asked for after #1
                """);
        assertThat(builds(project, List.of("a"), false)).isEqualTo("#1 build image:demo-a asked for\n");
        assertThat(builds(project, List.of("a"), true)).isEqualTo(builds(project, List.of(), false));
    }

    @Test
    void anImageThatIsBuiltOnAnotherIsBuiltAfterItWhateverDependsOnWhat() {
        var project = SampleProject.demo().service("a", unnamed(), built(), dependsOn("b", started()))
                .service("b", unnamed(), built(Map.of("base", "service:a")));
        String order = """
                #1 build image:demo-a WHY
                #2 build image:demo-b WHY after #1
                """;
        assertThat(builds(project, List.of(), false)).isEqualTo(order.replace("WHY", "asked for"));
        assertThat(images(project, new SampleEngine("demo"), options)).isEqualTo(order.replace("WHY", "not found"));
    }

    private String builds(SampleProject project, List<String> names, boolean dependencies) {
        return PlanPrinter.print(planner.build(project.build(), names.stream().map(ServiceName::new).toList(),
                dependencies, BuildFlags.TO_RUN)).replaceAll(" {2,}", " ");
    }

    private static DependsOn.Condition started() {
        return DependsOn.Condition.SERVICE_STARTED;
    }

    @Test
    void containersAreCreatedOnceTheirImageIsThere() {
        var project = SampleProject.demo().service("a", image("nginx:1"));
        assertThat(PlanPrinter.print(planner.plan(project.build(), new SampleEngine("demo").state(), options))
                .replaceAll(" {2,}", " ")).contains("#3 create container:a-1 not found after #1, #2");
    }

    @Test
    void tagsOfOneRepositoryAreSentOneAfterTheOther() {
        var project = SampleProject.demo().service("a", image("app:1"), built("app:2", "other/app:2")).build();
        assertThat(PlanPrinter.print(planner.push(project)).replaceAll(" {2,}", " ")).isEqualTo("""
                #1 push image:app:1 asked for
                #2 push image:app:2 asked for after #1
                #3 push image:other/app:2 asked for
                """);
    }

    private static UnaryOperator<Service> built(String... tags) {
        return built(Map.of(), tags);
    }

    private static UnaryOperator<Service> built(Map<String, String> contexts, String... tags) {
        var build = new Build(Optional.of("/srv/demo"), Optional.empty(), Optional.empty(), List.of(), Map.of(),
                Optional.empty(), Optional.empty(), List.of(), Map.of(), List.of(), List.of(), false, List.of(),
                contexts, false, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                Optional.empty(), List.of(tags), Map.of(), List.of(), false, Map.of());
        return service -> new Service(service.name(), service.image(), Optional.of(build), service.process(),
                service.networking(), service.storage(), service.resources(), service.isolation(),
                service.lifecycle(), service.metadata(), service.deploy(), service.develop(), service.provider(),
                service.models());
    }

    private static UnaryOperator<Service> unnamed() {
        return service -> new Service(service.name(), Optional.empty(), service.build(), service.process(),
                service.networking(), service.storage(), service.resources(), service.isolation(),
                service.lifecycle(), service.metadata(), service.deploy(), service.develop(), service.provider(),
                service.models());
    }
}
