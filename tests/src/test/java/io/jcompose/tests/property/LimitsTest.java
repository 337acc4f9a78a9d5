package io.jcompose.tests.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.diagnostic.ComposeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Inputs made to hurt. Each is loaded, or refused with a sentence, on the stack of an ordinary thread; the time limit is
 * far above what is needed and only catches what would never end.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LimitsTest {
    private static final int MANY = 100_000;

    @TempDir Path directory;

    private record Input(String name, String text) {}

    private static String service(String attribute) {
        return "name: n\nservices:\n  a:\n    image: x\n    " + attribute + "\n";
    }

    private static Stream<Input> refused() {
        return Stream.of(
                new Input("lists in lists, flow", "a: " + "[".repeat(MANY) + "]".repeat(MANY)),
                new Input("lists in lists, open", "a: " + "[".repeat(MANY)),
                new Input("mappings in mappings, flow", "a: " + "{a: ".repeat(MANY) + "}".repeat(MANY)),
                new Input("lists in lists, block", "a:\n" + "- ".repeat(MANY) + "x"),
                new Input("keys that are lists", "? ".repeat(MANY) + "x"),
                new Input("a below the limit of an extension", service("x-a: " + "[".repeat(MANY))),
                new Input("alias bomb", bomb(12, 9)),
                new Input("alias bomb in merge keys", mergeBomb(30)),
                new Input("expressions in expressions", service("user: " + "${A:-".repeat(MANY) + "}".repeat(MANY))),
                new Input("expressions without an end", service("user: " + "${A:-".repeat(MANY))),
                new Input("braces alone", service("user: '" + "${".repeat(MANY) + "'")),
                new Input("anchors alone", "a: " + "&a ".repeat(MANY)),
                new Input("tags alone", "a: " + "!a ".repeat(MANY)),
                new Input("the same key again and again", service("\n" + "    k: 1\n".repeat(MANY))),
                new Input("an extends circle", "services:\n  a: {extends: b}\n  b: {extends: a}\n"),
                new Input("a long circle of dependencies", circle(2_000)),
                new Input("a port range of everything", service("ports: ['1-65535:1-65534']")),
                new Input("a number of many digits", service("cpu_count: " + "9".repeat(MANY))),
                new Input("a size of many digits", service("mem_limit: " + "9".repeat(MANY) + "g")),
                new Input("a duration of many units", service("stop_grace_period: " + "9999h".repeat(MANY))));
    }

    private static Stream<Input> accepted() {
        return Stream.of(
                new Input("a scalar of 10 MB", service("user: " + "u".repeat(10 << 20))),
                new Input("a quoted scalar of 10 MB", service("user: \"" + "\\u0041".repeat((10 << 20) / 6) + "\"")),
                new Input("a block of a million lines",
                        service("labels:\n      a: |\n" + "        b\n".repeat(10 * MANY))),
                new Input("a million dollar signs", service("user: '" + "$$".repeat(10 * MANY) + "'")),
                new Input("a million variables", service("user: '" + "${HOME}".repeat(MANY) + "'")),
                new Input("labels", service("labels:\n" + numbered("      l%d: v\n", MANY))),
                new Input("variables", service("environment:\n" + numbered("      - V%d=v\n", MANY))),
                new Input("aliases of one anchor",
                        "x-a: &a {b: c}\n" + service("x-l:\n" + "      - *a\n".repeat(MANY / 10))),
                new Input("comments", service("init: true\n" + "# nothing\n".repeat(10 * MANY))),
                new Input("thousands of documents", "---\nx-a: 1\n".repeat(5_000) + "---\n" + service("init: true")),
                new Input("a long command", service("command: " + "a ".repeat(MANY))),
                new Input("a long chain of extends", chain("extends: {service: a%d}", 900)),
                new Input("a long chain of dependencies", chain("depends_on: [a%d]", 2_000)),
                new Input("a port range of everything", service("ports: ['1-65535:1-65535']")));
    }

    @TestFactory
    Stream<DynamicTest> refusesInASentence() {
        return refused().map(input -> DynamicTest.dynamicTest(input.name(),
                () -> assertThatThrownBy(() -> Printed.loadText(directory, input.text()))
                        .isInstanceOfSatisfying(ComposeException.class, failure -> assertThat(failure.kind())
                                .isEqualTo(ComposeException.Kind.INVALID_PROJECT))));
    }

    @TestFactory
    Stream<DynamicTest> loadsWhatIsOnlyLarge() {
        return accepted().map(input -> DynamicTest.dynamicTest(input.name(),
                () -> assertThat(Printed.print(Printed.loadText(directory, input.text()))).isNotEmpty()));
    }

    @Test
    void refusesAFileThatIncludesItself() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "include: [compose.yaml]\nservices: {a: {image: x}}\n");
        assertThatThrownBy(() -> Printed.load(directory, "compose.yaml")).isInstanceOf(ComposeException.class);
    }

    @Test
    void followsALongChainOfIncludes() throws IOException {
        int length = 200;
        for (int i = 0; i < length; i++) {
            String next = i + 1 < length ? "include: [f" + (i + 1) + ".yaml]\n" : "";
            Files.writeString(directory.resolve("f" + i + ".yaml"), next + "services: {s" + i + ": {image: x}}\n");
        }
        assertThat(Printed.load(directory, "f0.yaml").services()).hasSize(length);
    }

    @Test
    void followsALongChainOfExtendedFiles() throws IOException {
        int length = 200;
        for (int i = 0; i < length; i++) {
            String next = i + 1 < length
                    ? "extends: {file: f" + (i + 1) + ".yaml, service: a}, labels: {l" + i + ": x}"
                    : "image: x";
            Files.writeString(directory.resolve("f" + i + ".yaml"), "services: {a: {" + next + "}}\n");
        }
        assertThat(Printed.print(Printed.load(directory, "f0.yaml"))).contains("l" + (length - 2));
    }

    private static String bomb(int levels, int width) {
        var text = new StringBuilder("x-a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < levels; level++) {
            text.append("x-a").append(level).append(": &a").append(level).append(" [*a").append(level - 1);
            for (int i = 1; i < width; i++) text.append(", *a").append(level - 1);
            text.append("]\n");
        }
        return text + "services: {a: {image: x}}\n";
    }

    private static String mergeBomb(int levels) {
        var text = new StringBuilder("x-a0: &a0 {k: [1, 2, 3, 4, 5, 6, 7, 8]}\n");
        for (int level = 1; level < levels; level++) {
            text.append("x-a").append(level).append(": &a").append(level).append(" {<<: *a").append(level - 1)
                    .append(", l").append(": *a").append(level - 1).append(", m: *a").append(level - 1).append("}\n");
        }
        return text + "services: {a: {image: x}}\n";
    }

    private static String numbered(String line, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) text.append(line.formatted(i));
        return text.toString();
    }

    private static String chain(String link, int length) {
        var text = new StringBuilder("name: n\nservices:\n  a0: {image: x}\n");
        for (int i = 1; i < length; i++) {
            text.append("  a").append(i).append(": {image: x, ").append(link.formatted(i - 1)).append("}\n");
        }
        return text.toString();
    }

    private static String circle(int length) {
        return chain("depends_on: [a%d]", length).replace("a0: {image: x}",
                "a0: {image: x, depends_on: [a" + (length - 1) + "]}");
    }
}
