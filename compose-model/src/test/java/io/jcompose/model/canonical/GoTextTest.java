package io.jcompose.model.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0s", "1, 1ns", "1500, 1.5µs", "500000000, 500ms", "1000000000, 1s", "90000000000, 1m30s",
        "3600000000000, 1h0m0s", "5400500000000, 1h30m0.5s", "-1000000000, -1s"
    })
    void durationsShowTheirUnits(long nanoseconds, String text) {
        assertThat(GoText.duration(Duration.ofNanos(nanoseconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 0.5", "1, 1, 1", "0.1, 0.1, 0.1", "123456, 123456, 123456", "1000000, 1e+06, 1000000",
        "1234567, 1.234567e+06, 1234567", "0.0001, 0.0001, 0.0001", "0.00001, 1e-05, 0.00001",
        "0.0000001, 1e-07, 1e-7", "-2.5, -2.5, -2.5"
    })
    void floatsAreShortestAndYamlTurnsToExponentsEarlier(double value, String yaml, String json) {
        assertThat(GoText.float32(value, Dialect.YAML)).isEqualTo(yaml);
        assertThat(GoText.float32(value, Dialect.JSON)).isEqualTo(json);
    }

    @Test
    void notANumberAndInfinityHaveYamlNames() {
        assertThat(GoText.float64(Double.NaN, Dialect.YAML)).isEqualTo(".nan");
        assertThat(GoText.float64(Double.NEGATIVE_INFINITY, Dialect.YAML)).isEqualTo("-.inf");
    }
}
