package io.jcompose.backends.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.LogRequest;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputReaderTest {
    private static final ObservedContainer WEB = new ObservedContainer(
            "ab", "p-web-1", ContainerState.RUNNING, Health.NONE, 0, "x", "", Map.of(), Map.of(), List.of(), List.of(),
            "", Instant.EPOCH, "", Optional.empty());

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsEachLineOnceOverRestarts(boolean coarse) {
        var engine = new LogEngine(coarse);
        OutputReader reader = reader(engine, OptionalInt.empty());
        for (int run = 0; run < 5; run++) {
            for (int line = 0; line < 4; line++) engine.prints("line " + (line % 2), 100);
            reader.read(true, Runnable::run);
        }
        assertThat(told).isEqualTo(engine.texts());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsTheLastLinesAndThenAllThatFollow(boolean coarse) {
        for (int tail = 0; tail <= 7; tail++) {
            told.clear();
            var engine = new LogEngine(coarse);
            for (int line = 0; line < 6; line++) engine.prints("old " + line, 100);
            OutputReader reader = reader(engine, OptionalInt.of(tail));
            for (int run = 0; run < 3; run++) {
                reader.read(true, Runnable::run);
                engine.prints("new " + run, 100);
                engine.prints("same", 0);
            }
            reader.read(true, Runnable::run);
            List<String> all = engine.texts();
            assertThat(told).as("the last " + tail).isEqualTo(all.subList(Math.max(0, 6 - tail), all.size()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesOutWhatWasThereBefore(boolean coarse) {
        var engine = new LogEngine(coarse);
        for (int line = 0; line < 5; line++) engine.prints("old " + line, 10);
        OutputReader reader = reader(engine, OptionalInt.empty());
        reader.skipHistory();
        engine.prints("new", 10);
        reader.read(true, Runnable::run);
        engine.prints("newer", 10);
        reader.read(true, Runnable::run);
        assertThat(told).containsExactly("new", "newer");
    }

    @Test
    void tellsTheRestOfALineThatHadNoEnd() {
        var engine = new LogEngine(true);
        engine.prints("one", 10);
        engine.prints("no end", 10);
        OutputReader reader = reader(engine, OptionalInt.empty());
        reader.read(true, Runnable::run);
        engine.appends(", started again");
        engine.prints("two", 10);
        reader.read(true, Runnable::run);
        assertThat(told).containsExactly("one", "no end", ", started again", "two");
    }

    @Test
    void tellsALineThatWasStampedBeforeTheOneBeforeIt() {
        var engine = new LogEngine(false);
        engine.prints("out", 100);
        engine.prints("err", -50);
        OutputReader reader = reader(engine, OptionalInt.empty());
        reader.read(true, Runnable::run);
        assertThat(told).containsExactly("out", "err");
    }

    @Test
    void readsOnceMoreWhenTheContainerStartsWhileAReadingHasNotEnded() {
        var engine = new LogEngine(false);
        OutputReader[] reader = new OutputReader[1];
        engine.prints("one", 10);
        engine.atEndOfReading = () -> {
            engine.prints("two", 10);
            engine.atEndOfReading = () -> {};
            reader[0].read(true, Runnable::run);
        };
        reader[0] = reader(engine, OptionalInt.empty());
        reader[0].read(true, Runnable::run);
        assertThat(told).containsExactly("one", "two");
        reader[0].awaitLastLines();
    }

    private OutputReader reader(LogEngine engine, OptionalInt tail) {
        var request = new LogRequest(true, tail, Optional.empty(), Optional.empty(), false);
        return new OutputReader(engine, WEB, request, (container, text, error) -> told.add(text));
    }
}
