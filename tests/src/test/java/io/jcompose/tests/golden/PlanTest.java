package io.jcompose.tests.golden;

import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.print.PlanPrinter;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PlanTest {
    static Stream<PlanCase> cases() {
        return PlanCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsTheExpectedPlan(PlanCase fixture) throws IOException {
        Plan plan = fixture.plan();
        var text = new StringBuilder(PlanPrinter.print(plan));
        for (String warning : plan.warnings()) text.append("warning: ").append(warning).append('\n');
        fixture.golden().check(text.toString());
    }
}
