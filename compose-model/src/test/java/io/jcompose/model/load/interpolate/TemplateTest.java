package io.jcompose.model.load.interpolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.source.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Map<String, String> VARIABLES = Map.of("A", "a", "EMPTY", "", "B_2", "b");

    private final List<String> unset = new ArrayList<>();
    private final Template template = new Template(VARIABLES::get, unset::add);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"$A|a", "${A}|a", "x${A}y$B_2|xayb", "$$A|$A", "$$${A}|$a", "$1|$1", "a$|a$",
        "${NONE:-d}|d", "${EMPTY:-d}|d", "${EMPTY-d}x|x", "${A:-d}|a", "${A:+d}|d", "x${EMPTY:+d}|x", "${EMPTY+d}|d",
        "${NONE:-${A}}|a", "${NONE:-${NONE2:-z}}|z", "${A:?need}|a", "${EMPTY?need}x|x", "${A:-x} and ${B_2}|a and b",
        "${NONE:-a}-${NONE:-b}|a-b", "${NONE:-a:b}|a:b", "${NONE:-{}}|{}", "${A}}|a}", "${NONE-a-b}|a-b"})
    void resolvesEveryOperator(String text, String expected) throws TemplateException {
        assertThat(template.resolve(text)).isEqualTo(expected);
    }

    @Test
    void tellsWhatWasReplacedByNothing() throws TemplateException {
        assertThat(template.resolve("[$NONE][${OTHER}][${NONE:-}]")).isEqualTo("[][][]");
        assertThat(unset).containsExactly("NONE", "OTHER");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"${NONE:?need it}|required variable NONE is missing a value: need it",
        "${EMPTY:?}|required variable EMPTY is missing a value",
        "${NONE?${A}}|required variable NONE is missing a value: a",
        "${|Invalid template: \"${\"", "${1}|Invalid template: \"${1}\"", "${A b}|Invalid template: \"${A b}\"",
        "x ${A!b} y|Invalid template: \"x ${A!b} y\""})
    void refuses(String text, String sentence) {
        assertThatThrownBy(() -> template.resolve(text)).isInstanceOf(TemplateException.class).hasMessage(sentence);
    }

    @Test
    void endsAnExpressionAtALineBreak() {
        assertThatThrownBy(() -> template.resolve("${A:-x\ny}")).isInstanceOf(TemplateException.class);
    }

    @Test
    void takesLinearTimeAndLittleStack() throws TemplateException {
        String flat = "${A:-x}".repeat(100_000);
        assertThat(template.resolve(flat)).hasSize(100_000);
        assertThatThrownBy(() -> template.resolve("${N:-".repeat(100_000) + "}".repeat(100_000)))
                .isInstanceOf(TemplateException.class);
    }

    @Test
    void findsVariablesWithoutResolvingThem() {
        assertThat(VariableUse.in(Scalar.text("$P ${Q:-${R}} $$S ${T:?x} ${U+v}"))).containsExactly(
                new VariableUse("P", "", "", false), new VariableUse("Q", "${R}", "", false),
                new VariableUse("R", "", "", false), new VariableUse("T", "", "", true),
                new VariableUse("U", "", "v", false));
    }
}
