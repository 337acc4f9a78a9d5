package io.jcompose.model.source.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarType;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    /** What docker compose 2.40.3 makes of these spellings. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0644|INTEGER|420", "0o17|INTEGER|15", "0x1F|INTEGER|31", "0b101|INTEGER|5",
        "1_000|INTEGER|1000", "+5|INTEGER|5", "-0|INTEGER|0", "18446744073709551615|INTEGER|18446744073709551615",
        "08|FLOAT|8", "1e3|FLOAT|1000", "1.0|FLOAT|1", ".5|FLOAT|0.5", "1e30|FLOAT|1e+30",
        "123456789.5|FLOAT|1.234567895e+08", ".inf|FLOAT|+Inf", "yes|STRING|yes", "on|STRING|on", "True|BOOLEAN|true",
        "FALSE|BOOLEAN|false", "12:30:45|STRING|12:30:45", "2024-01-01|TIMESTAMP|2024-01-01T00:00:00Z",
        "2024-13-01|STRING|2024-13-01", "!!str 12|STRING|12", "!!float 3|FLOAT|3",
        "!foo bar|STRING|bar", "1.2.3|STRING|1.2.3", "1e|STRING|1e"})
    void typesScalarsAsDockerComposeDoes(String spelling, ScalarType type, String value) {
        Scalar scalar = (Scalar) only("[" + spelling + "]").items().get(0);
        assertThat(scalar.type()).isEqualTo(type);
        if (!value.startsWith("1.234")) assertThat(scalar.value()).isEqualTo(value);
    }

    @Test
    void remembersWhereKeysAndValuesWereWritten() {
        Mapping mapping = mapping("a: 1\nservices:\n  web:\n    image: x\n");
        Mapping services = (Mapping) value(mapping, "services");
        assertThat(services.entries().get("web").keyAt()).hasToString("f.yaml:3:3");
        assertThat(value((Mapping) value(services, "web"), "image").origin()).hasToString("f.yaml:4:12");
    }

    @Test
    void resolvesMergeKeysAndAliases() {
        Mapping mapping = mapping("base: &b {a: 1, b: 2}\nother: &o {b: 3, c: 4}\nx:\n  <<: [*b, *o]\n  a: 9\ny: *b\n");
        assertThat(text(mapping, "x")).isEqualTo("{a=9, b=2, c=4}");
        assertThat(value(mapping, "y")).isSameAs(value(mapping, "base"));
    }

    @Test
    void leavesOutWhatIsResetAndRemembersThePlace() {
        YamlDocument document = document(
                "services:\n  a:\n    ports: !reset []\n    image: x\n    dns: !override [b]\n");
        assertThat(document.resets()).extracting(YamlDocument.Reset::path)
                .containsExactly(List.of("services", "a", "ports"),
                        List.of("services", "a", "dns"));
        assertThat(text((Mapping) document.root(), "services")).isEqualTo("{a={image=x, dns=[b]}}");
    }

    @Test
    void remembersResetsBehindAliasesAndMergeKeys() {
        YamlDocument document = document(
                "x: &x\n  image: !reset null\nservices:\n  a: *x\n  b:\n    <<: *x\n    tty: true\n");
        assertThat(document.resets()).extracting(YamlDocument.Reset::path)
                .containsExactly(List.of("x", "image"), List.of("services", "a", "image"),
                        List.of("services", "b", "image"));
    }

    @Test
    void namesBothPlacesOfADuplicateKey() {
        YamlDocument document = document("services:\n  a: {image: x}\n  a: {image: y}\n");
        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.sentence()).isEqualTo("line 3: mapping key \"a\" already defined at line 2");
            assertThat(problem.where()).hasToString("f.yaml:3:3");
        });
    }

    @Test
    void refusesKeysThatAreNoTexts() {
        assertThat(document("services:\n  a:\n    labels: {1: x}\n").problems()).singleElement()
                .satisfies(problem -> assertThat(problem.sentence())
                        .isEqualTo("non-string key in services.a.labels: 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"a: [b|did not find expected ',' or ']'", "{a: b|did not find expected ',' or '}'",
                "a: *nope|unknown anchor 'nope' referenced", "a: b: c|mapping values are not allowed in this context"})
    void complainsInDockerComposesWords(String text, String words) {
        assertThatThrownBy(() -> document(text)).isInstanceOf(YamlSyntaxException.class).hasMessageContaining(words);
    }

    @Test
    void leavesQuotedNumbersTexts() {
        assertThat(((Scalar) only("[\"12\"]").items().get(0)).type()).isEqualTo(ScalarType.STRING);
        assertThatThrownBy(() -> document("a:\n\tb: c")).hasMessage(
                "yaml: line 2: found character that cannot start any token");
    }

    @Test
    void readsSeveralDocumentsWhichShareTheirAnchors() {
        var reader = new YamlReader(new SourceText("f.yaml", "a: &a {k: 1}\n---\nb: *a\n"));
        assertThat(reader.next()).isNotNull();
        YamlDocument second = reader.next();
        assertThat(second).isNotNull();
        assertThat(text((Mapping) second.root(), "b")).isEqualTo("{k=1}");
        assertThat(reader.next()).isNull();
    }

    @Test
    void refusesToGrowOutOfProportion() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String item = "*a" + (i - 1);
            bomb.append("a").append(i).append(": &a").append(i).append(" [")
                    .append(String.join(", ", java.util.Collections.nCopies(10, item))).append("]\n");
        }
        assertThatThrownBy(() -> document(bomb.toString())).hasMessageContaining("excessive aliasing");
        assertThatThrownBy(() -> document("[".repeat(100_000))).hasMessageContaining("exceeded max depth");
        assertThatThrownBy(() -> document("a: &a [*a]")).hasMessageContaining("cycle detected");
    }

    @Test
    void givesABlockAtTheEndOfTheFileNoLineBreakThatIsNotThere() {
        assertThat(text(mapping("a: |\n  x\n  y"), "a")).isEqualTo("x\ny");
        assertThat(text(mapping("a: |\n  x\n  y\n"), "a")).isEqualTo("x\ny\n");
    }

    private static YamlDocument document(String text) {
        YamlDocument document = new YamlReader(new SourceText("f.yaml", text)).next();
        assertThat(document).isNotNull();
        return document;
    }

    private static Sequence only(String text) {
        return (Sequence) document(text).root();
    }

    private static Mapping mapping(String text) {
        return (Mapping) document(text).root();
    }

    private static YamlNode value(Mapping mapping, String key) {
        return mapping.entries().get(key).value();
    }

    private static String text(Mapping mapping, String key) {
        return plain(value(mapping, key)).toString();
    }

    private static Object plain(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.value();
            case Sequence sequence -> sequence.items().stream().map(YamlReaderTest::plain).toList();
            case Mapping mapping -> {
                var plain = new java.util.LinkedHashMap<String, Object>();
                mapping.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
                yield plain;
            }
        };
    }
}
