package io.jcompose.model.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
    private static List<String> sorted(Dialect dialect, String... keys) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String key : keys) map.put(key, "");
        return List.of(KeyOrder.sorted(map, dialect));
    }

    @Test
    void yamlCountsNumbersInsideKeys() {
        assertThat(sorted(Dialect.YAML, "a10", "a2", "a01", "a1")).containsExactly("a1", "a01", "a2", "a10");
    }

    @Test
    void yamlPutsLettersAfterOtherSignsUnlessANumberWentBefore() {
        assertThat(sorted(Dialect.YAML, "ab", "a_", "a-", "a1b", "a1-")).containsExactly("a-", "a_", "a1b", "a1-",
                "ab");
    }

    @Test
    void jsonGoesByCodePoint() {
        assertThat(sorted(Dialect.JSON, "\uFFFD", "\uD83D\uDE00", "a10", "a2", "B", "a"))
                .containsExactly("B", "a", "a10", "a2", "\uFFFD", "\uD83D\uDE00");
    }
}
