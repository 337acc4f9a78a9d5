package io.jcompose.tests.contract;

import static io.jcompose.tests.contract.ContractWorld.sleeper;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.content.Images;
import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ResourceId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What engines offer besides carrying out plans. */
interface AbilityExpectations extends InContract {
    @Test
    default void anImageCanBeMadeOfAContainer() {
        String name = world().create(sleeper("web"));
        Images images = world().backend.ability(Images.class).orElseThrow();
        String reference = world().project + "-commit:one";
        String id = images.commit(name, new Images.CommitRequest(Optional.of(reference), Optional.of("me"),
                Optional.of("why"), List.of("ENV A=b"), true));
        try {
            var image = world().backend.ability(Inspections.class).orElseThrow().image(reference).orElseThrow();
            assertThat(image.string("Id")).isEqualTo(id);
            assertThat(image.object("Config").array("Env").strings()).contains("A=b");
        } finally {
            world().perform(new Operation.RemoveImage(ResourceId.image(reference)));
        }
    }

    @Test
    default void whatAContainerUsesIsMeasured() {
        String name = world().start(sleeper("web"));
        Inspections inspections = world().backend.ability(Inspections.class).orElseThrow();
        assertThat(inspections.stats(List.of(name, "jcompose-nobody"))).singleElement()
                .satisfies(figures -> assertThat(figures.string("name")).contains(name));
        assertThat(inspections.container("jcompose-nobody")).isEmpty();
    }
}
