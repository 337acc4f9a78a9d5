package io.jcompose.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expectations were printed by docker compose 2.40.3. */
class YamlWriterTest {
    private static String scalar(String text) {
        String line = YamlWriter.write(new JsonValue.Arr(List.of(JsonValue.of(text))));
        return line.substring("- ".length(), line.length() - 1);
    }

    private static String yaml(String json) {
        return YamlWriter.write(JsonReader.read(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpine:3.20", "0-3", "1.2.3", "-x", "--flag", ".env", "a b", "it's", "é"})
    void whatReadsAsTextStandsPlain(String text) {
        assertThat(scalar(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "~", "null", "true", "False", "yes", "off", "n", "80", "0x1F", "0o17", "0b-1", "1_000", "08", "1e3", "+.5",
        ".5", ".inf", "-.INF", "2020-1-2", "2020-01-02T03:04:05Z", "2020-01-02 3:4:5.6", "10:20", "1:2:3.5",
        "18446744073709551615"
    })
    void whatReadsAsSomethingElseIsDoubleQuoted(String text) {
        assertThat(scalar(text)).isEqualTo("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551616x", "2020-02-30", "1e999", "0b12", "nan", "<<", "=", "12:345"})
    void whatOnlyLooksLikeANumberOrADateStandsPlain(String text) {
        assertThat(scalar(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-", "- a", "a: b", "a #b", " a", "a ", "*x", "@x", "[x", "#x", "a:", "? x", "---x", "...x"})
    void whatWouldBeAnIndicatorIsSingleQuoted(String text) {
        assertThat(scalar(text)).isEqualTo("'" + text + "'");
    }

    @Test
    void anApostropheIsDoubledOnlyBetweenApostrophes() {
        assertThat(scalar("it's")).isEqualTo("it's");
        assertThat(scalar("'a")).isEqualTo("'''a'");
    }

    @Test
    void tabsControlCharactersAndEmojiAreEscaped() {
        assertThat(scalar("a\tb")).isEqualTo("\"a\\tb\"");
        assertThat(scalar("\u0000\u0007\u001b\u0085\r")).isEqualTo("\"\\0\\a\\e\\N\\r\"");
        assertThat(scalar("\uD83D\uDE00 \u00e9")).isEqualTo("\"\\U0001F600 \u00e9\"");
        assertThat(scalar("\u00e9")).isEqualTo("\u00e9");
    }

    @Test
    void severalLinesBecomeABlockWhoseMarkTellsHowItEnds() {
        assertThat(yaml("{\"a\":\"x\\ny\",\"b\":\"x\\n\",\"c\":\"x\\n\\n\",\"d\":\" x\\n\",\"e\":[\"\\nx\"]}"))
                .isEqualTo("""
                        a: |-
                          x
                          y
                        b: |
                          x
                        c: |+
                          x

                        d: |2
                           x
                        e:
                          - |2-

                            x
                        """);
    }

    @Test
    void aBlankBeforeALineEndForbidsTheBlock() {
        assertThat(scalar("a \nb")).isEqualTo("\"a \\nb\"");
        assertThat(scalar("a\nb ")).isEqualTo("\"a\\nb \"");
    }

    @Test
    void longTextIsNotFolded() {
        assertThat(scalar("word ".repeat(60) + "end")).doesNotContain("\n");
    }

    @Test
    void collectionsAreBlocksAndEmptyOnesAreFlow() {
        assertThat(yaml("{\"a\":{\"b\":[1,{\"c\":null,\"d\":[]},[2,3]],\"e\":{}},\"f\":true}")).isEqualTo("""
                a:
                  b:
                    - 1
                    - c: null
                      d: []
                    - - 2
                      - 3
                  e: {}
                f: true
                """);
    }

    @Test
    void keysAreQuotedAsTextIsAndLongOnesAreMarked() {
        assertThat(yaml("{\"\":1,\"80\":2,\"a: b\":3,\"x\\ny\":4}")).isEqualTo("""
                "": 1
                "80": 2
                'a: b': 3
                ? |-
                  x
                  y
                : 4
                """);
        assertThat(yaml("{\"" + "k".repeat(129) + "\":{\"a\":1}}")).isEqualTo("? " + "k".repeat(129) + "\n: a: 1\n");
    }
}
