package io.jcompose.cli.view.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Operation.HookPhase;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.state.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HookMomentsTest {
    private static final ResourceId WEB = ResourceId.container("demo-web-1");
    private static final ResourceId DB = ResourceId.container("demo-db-1");

    private static Operation hook(ResourceId container, HookPhase phase, String word) {
        var hook = new Hook(List.of(word), Optional.empty(), false, Optional.empty(), Map.of(), Optional.empty(), false,
                Map.of());
        return new Operation.RunHook(container, new ServiceName("web"), hook, phase);
    }

    private static HookMoments of(Operation... operations) {
        var plan = new PlanBuilder("demo");
        for (Operation operation : operations) plan.add(operation, "", List.of());
        return new HookMoments(plan.build());
    }

    @Test
    void aContainerStopsFromItsFirstHookOn() {
        Operation first = hook(WEB, HookPhase.PRE_STOP, "first");
        Operation second = hook(WEB, HookPhase.PRE_STOP, "second");
        var stop = new Operation.StopContainer(WEB, Optional.empty());
        var other = new Operation.StopContainer(DB, Optional.empty());
        HookMoments moments = of(first, second, stop, other);
        assertThat(moments.beginsToStop(first)).isTrue();
        assertThat(moments.stopIsTold(first)).isFalse();
        assertThat(moments.beginsToStop(second)).isFalse();
        assertThat(moments.stopIsTold(second)).isTrue();
        assertThat(moments.stopIsTold(stop)).isTrue();
        assertThat(moments.stopIsTold(other)).isFalse();
    }

    @Test
    void aContainerIsStartedWhenItsLastHookHasEnded() {
        var start = new Operation.StartContainer(WEB);
        var other = new Operation.StartContainer(DB);
        Operation first = hook(WEB, HookPhase.POST_START, "first");
        Operation second = hook(WEB, HookPhase.POST_START, "second");
        HookMoments moments = of(start, first, second, other);
        assertThat(moments.startGoesOn(start)).isTrue();
        assertThat(moments.startGoesOn(other)).isFalse();
        assertThat(moments.startEnds(first)).isFalse();
        assertThat(moments.startEnds(second)).isTrue();
    }

    @Test
    void hooksAroundARestartChangeNoWords() {
        Operation before = hook(WEB, HookPhase.PRE_STOP, "before");
        Operation after = hook(WEB, HookPhase.POST_START, "after");
        HookMoments moments = of(before, new Operation.RestartContainer(WEB, Optional.empty()), after);
        assertThat(moments.beginsToStop(before)).isFalse();
        assertThat(moments.stopIsTold(before)).isFalse();
        assertThat(moments.startEnds(after)).isFalse();
    }
}
