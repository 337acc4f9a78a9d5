package io.jcompose.backends.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.transport.stream.EngineTime;
import io.jcompose.backends.transport.stream.LogTime;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T03:43:23.433677023Z", "2024-02-29T23:59:59Z", "1969-12-31T23:59:59.5Z",
        "2000-03-01T00:00:00Z", "2100-02-28T12:00:00.000000001Z"})
    void readsTimesAsJavaDoes(String text) {
        assertThat(EngineTime.parse(text)).contains(Instant.parse(text));
    }

    @Test
    void knowsOffsetsAndNever() {
        assertThat(EngineTime.parse("2024-01-01T01:30:00+01:30")).contains(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(EngineTime.parse("0001-01-01T00:00:00Z")).isEmpty();
        assertThat(EngineTime.parse("yesterday, at the latest")).isEmpty();
    }

    @Test
    void turnsWhatUsersWriteIntoSeconds() {
        assertThat(LogTime.query("1700000000.5", NOW, ZONE)).isEqualTo("1700000000.5");
        assertThat(LogTime.query("1m30s", NOW, ZONE)).isEqualTo("1699999910.000000000");
        assertThat(LogTime.query("2024-01-01T00:00:00Z", NOW, ZONE)).isEqualTo("1704067200.000000000");
        assertThat(LogTime.query("2024-01-01T01:00", NOW, ZONE)).isEqualTo("1704067200.000000000");
        assertThat(LogTime.query("2024-01-01", NOW, ZONE)).isEqualTo("1704063600.000000000");
        assertThatThrownBy(() -> LogTime.query("soon", NOW, ZONE))
                .hasMessage("failed to parse value as time or duration: \"soon\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026-13-01                 | parsing time "2026-13-01": month out of range
            2026-02-30                 | parsing time "2026-02-30": day out of range
            2026-01-01T25:00:00Z       | parsing time "2026-01-01T25:00:00Z": hour out of range
            2026-01-01T00:60           | parsing time "2026-01-01T00:60": minute out of range
            2026-01-01 00:00:00        | parsing time "2026-01-01 00:00:00": extra text: " 00:00:00"
            some-time                  | parsing time "some-time" as "2006-01-02": cannot parse "some-time" as "2006"
            2026-1-01                  | parsing time "2026-1-01" as "2006-01-02": cannot parse "1-01" as "01"
            2026-01-01T00:00:00+2      | parsing time "2026-01-01T00:00:00+2" as "2006-01-02T15:04Z07:00": cannot parse ":00+2" as "Z07:00"
            1700000000.x               | failed to parse value as time or duration: "1700000000.x"
            1d                         | failed to parse value as time or duration: "1d"
            """)
    void refusesInTheWordsOfDocker(String text, String refusal) {
        assertThatThrownBy(() -> LogTime.query(text, NOW, ZONE)).hasMessage(refusal);
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01T00:00:00.5Z, 1704067200.500000000", "2024-01-01T02:00:00+02:00, 1704067200.000000000",
        "2024-01-01T00Z, 1704067200.000000000", "2024-01-01Z, 1704067200.000000000",
        "2023-12-31T22:00-02:00, 1704067200.000000000"})
    void readsDatesWithTheirZones(String text, String seconds) {
        assertThat(LogTime.query(text, NOW, ZONE)).isEqualTo(seconds);
    }
}
