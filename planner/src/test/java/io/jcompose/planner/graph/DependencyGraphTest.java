package io.jcompose.planner.graph;

import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_STARTED;
import static io.jcompose.planner.SampleProject.dependsOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.SampleProject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DependencyGraphTest {
    private static final ServiceName WEB = new ServiceName("web");
    private static final ServiceName DB = new ServiceName("db");
    private static final ServiceName MAIL = new ServiceName("mail");

    private final Project project = SampleProject.demo()
            .service("web", dependsOn("db", SERVICE_STARTED)).service("db").service("mail").build();

    @Test
    void dependenciesComeFirstAndNamesDecideTheRest() {
        assertThat(DependencyGraph.of(project).order()).containsExactly(DB, MAIL, WEB);
        assertThat(DependencyGraph.of(project).reverseOrder()).containsExactly(WEB, MAIL, DB);
    }

    @Test
    void aCircleIsNamed() {
        Project circle = SampleProject.demo().service("a", dependsOn("c", SERVICE_STARTED))
                .service("c", dependsOn("a", SERVICE_STARTED)).build();
        assertThatThrownBy(() -> DependencyGraph.of(circle)).isInstanceOf(DependencyCycle.class)
                .hasMessage("dependency cycle detected: a -> c -> a");
    }

    @Test
    void onlyTheCircleIsNamedAndNotTheWayToIt() {
        Project circle = SampleProject.demo().service("a", dependsOn("b", SERVICE_STARTED))
                .service("b", dependsOn("c", SERVICE_STARTED)).service("c", dependsOn("b", SERVICE_STARTED)).build();
        assertThatThrownBy(() -> DependencyGraph.of(circle)).hasMessage("dependency cycle detected: b -> c -> b");
    }

    @Test
    void namesDrawInWhatTheyNeedOrWhatNeedsThem() {
        DependencyGraph graph = DependencyGraph.of(project);
        assertThat(graph.withDependencies(List.of(WEB))).containsExactly(DB, WEB);
        assertThat(graph.withDependants(List.of(DB))).containsExactly(DB, WEB);
    }

    @Test
    void aSelectionForgetsDependenciesOnTheRest() {
        Project selected = ServiceSelection.only(project, Set.of(WEB));
        assertThat(selected.services()).containsOnlyKeys(WEB);
        assertThat(selected.disabledServices()).containsOnlyKeys(DB, MAIL);
        assertThat(selected.services().get(WEB).lifecycle().dependsOn()).isEmpty();
    }

    @Test
    void anUnknownServiceIsRefused() {
        assertThatThrownBy(() -> ServiceSelection.require(project, List.of(new ServiceName("zz"))))
                .hasMessage("no such service: zz");
    }
}
