package io.jcompose.planner.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.diagnostic.ComposeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformSpecifierTest {
    @ParameterizedTest
    @CsvSource({"linux/amd64, linux/amd64", "Linux/X86_64, linux/amd64", "x86-64, linux/amd64",
        "linux/amd64/v1, linux/amd64", "linux/amd64/v3, linux/amd64/v3", "aarch64, linux/arm64",
        "linux/arm64/8, linux/arm64/v8", "linux/arm64/9, linux/arm64/v9", "linux/arm/6, linux/arm/v6",
        "armel, linux/arm/v6", "linux/armhf, linux/arm", "linux/arm/7, linux/arm/v7", "i386, linux/386",
        "macos/arm64, darwin/arm64", "linux(1.0)/amd64, linux/amd64", "a/b/c, a/b/c"})
    void hasOneSpelling(String given, String expected) {
        assertThat(PlatformSpecifier.parse(given)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', value = {"linux/*;\"linux/*\": wildcards not yet supported",
        "foo;\"foo\": unknown operating system or architecture",
        "linux/amd64/v1/x;\"linux/amd64/v1/x\": cannot parse platform specifier",
        "linux/;\"\" is an invalid component of \"linux/\": platform specifier component must match "
                + "\"^[A-Za-z0-9_-]+$\"",
        "!!;\"!!\" is an invalid OS component of \"!!\": OSAndVersion specifier component must match "
                + "\"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.-]*)\\\\))?$\""})
    void refusesWhatIsNone(String given, String message) {
        assertThatThrownBy(() -> PlatformSpecifier.parse(given)).isInstanceOf(ComposeException.class)
                .hasMessage(message + ": invalid argument");
    }

    @ParameterizedTest
    @CsvSource({"x86_64, linux/amd64, true", "linux/arm64, linux/arm64/v8, true", "linux/arm64/v8, linux/arm64, true",
        "linux/arm, linux/arm/v7, true",
        "linux/arm/v6, linux/arm/v7, false",
        "linux/amd64, linux/, false", "linux/arm64, linux/amd64, false"})
    void matchesImages(String wanted, String ofImage, boolean matches) {
        assertThat(PlatformSpecifier.parse(wanted).matches(ofImage)).isEqualTo(matches);
    }
}
