package io.jcompose.backends.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {
    @TempDir Path directory;
    private StationFiles files;

    @BeforeEach
    void names() {
        files = new StationFiles(directory, "supervise-1");
    }

    private static JsonValue.Obj entry(int number) {
        return JsonValue.object().put("number", number).put("reason", "two\nlines").build();
    }

    private static List<Long> numbers(List<JsonValue.Obj> entries) {
        return entries.stream().map(one -> one.number("number")).toList();
    }

    @Test
    void noLogIsAnEmptyOne() throws Exception {
        assertThat(new DecisionLog(files).read()).isEmpty();
    }

    @Test
    void isReadBackOldestFirst() throws Exception {
        var log = new DecisionLog(files);
        for (int i = 0; i < 3; i++) log.add(entry(i));
        assertThat(log.read()).containsExactly(entry(0), entry(1), entry(2));
    }

    @Test
    void staysBelowTwiceItsSizeAndKeepsTheNewest() throws Exception {
        var log = new DecisionLog(files, 400);
        for (int i = 0; i < 1000; i++) log.add(entry(i));
        assertThat(Files.size(files.log()) + Files.size(files.olderLog())).isLessThanOrEqualTo(800);
        List<Long> numbers = numbers(log.read());
        assertThat(numbers).hasSizeGreaterThan(8).isSorted().endsWith(999L);
        assertThat(numbers.get(0)).isEqualTo(1000L - numbers.size());
    }

    @Test
    void aLineThatWasCutOffIsLeftOut() throws Exception {
        var log = new DecisionLog(files);
        log.add(entry(1));
        Files.writeString(files.log(), "{\"number\":2,\n", StandardOpenOption.APPEND);
        log.add(entry(3));
        assertThat(numbers(log.read())).containsExactly(1L, 3L);
    }

    @Test
    void whoFollowsIsToldWhatIsAddedAndNothingElse() throws Exception {
        var log = new DecisionLog(files, 400);
        DecisionTail fromTheBeginning = log.tail();
        log.add(entry(0));
        DecisionTail tail = log.tail();
        assertThat(tail.next()).isEmpty();
        var told = new ArrayList<JsonValue.Obj>();
        for (int i = 1; i < 50; i++) {
            log.add(entry(i));
            told.addAll(tail.next());
        }
        assertThat(numbers(told)).hasSize(49).startsWith(1L, 2L).isSorted();
        assertThat(fromTheBeginning.next()).isNotEmpty();
    }
}
