package io.jcompose.backends.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.state.ResourceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WishesTest {
    private static final Instant T = Instant.ofEpochSecond(1_000_000);
    private static final ResourceId WEB = ResourceId.container("p-web-1");

    @TempDir Path directory;

    private static Plan plan(Operation... operations) {
        var plan = new PlanBuilder("p");
        for (Operation operation : operations) plan.add(operation, "a person asked for it", List.of());
        return plan.build();
    }

    @Test
    void theLastWordCounts() {
        var wishes = new Wishes(new StationFiles(directory, "supervise-1"));
        assertThat(wishes.stopAsked("p-web-1")).isEmpty();
        wishes.note(plan(new Operation.StopContainer(WEB, Optional.empty())), T);
        assertThat(wishes.stopAsked("p-web-1")).contains(T);
        assertThat(wishes.stopAsked("p-web-10")).isEmpty();
        wishes.note(plan(new Operation.StartContainer(WEB)), T.plusSeconds(1));
        assertThat(wishes.stopAsked("p-web-1")).isEmpty();
        wishes.note(plan(new Operation.KillContainer(WEB, "SIGKILL")), T.plusSeconds(2));
        wishes.note(plan(new Operation.KillContainer(WEB, "SIGHUP")), T.plusSeconds(3));
        assertThat(wishes.stopAsked("p-web-1")).contains(T.plusSeconds(2));
    }

    @Test
    void whatIsOldIsForgotten() throws Exception {
        var files = new StationFiles(directory, "supervise-1");
        var wishes = new Wishes(files);
        wishes.note(plan(new Operation.StopContainer(WEB, Optional.empty())), T);
        Files.setLastModifiedTime(files.wishes(), FileTime.from(T));
        wishes.note(plan(new Operation.StopContainer(ResourceId.container("p-db-1"), Optional.empty())),
                T.plusSeconds(86_400));
        assertThat(wishes.stopAsked("p-web-1")).isEmpty();
        assertThat(Files.readAllLines(files.wishes())).hasSize(1);
    }
}
