package io.jcompose.model.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences were printed by docker compose 2.40.3. */
class SchemaValidatorTest {
    private static List<String> messages(YamlNode.Mapping document) {
        return SchemaValidator.validate(document, "f").stream().map(Diagnostic::message).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', value = {
        "{'foo': 1} => services.a additional properties 'foo' not allowed",
        "{'image': 3} => services.a.image must be a string",
        "{'ports': 'x'} => services.a.ports must be a array",
        "{'build': 4} => services.a.build must be a string",
        "{'build': {'foo': 4}} => services.a.build additional properties 'foo' not allowed",
        "{'build': {'args': 4}} => services.a.build.args must be a mapping",
        "{'ports': [{'x': 1}]} => services.a.ports.0 additional properties 'x' not allowed",
        "{'ports': [true]} => services.a.ports.0 must be a number",
        "{'cgroup': 7} => services.a.cgroup must be a string",
        "{'cgroup': 'x'} => services.a.cgroup value must be one of 'host', 'private'",
        "{'tty': 1} => services.a.tty must be a boolean or string",
        "{'oom_score_adj': 5000} => services.a.oom_score_adj must be a string",
        "{'depends_on': {'b': {}}} => services.a.depends_on.b missing property 'condition'",
        "{'pull_policy': 'it''s'} => services.a.pull_policy 'it\\'s' does not match pattern 'always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+'",
        "{'cap_add': ['x', 'y', 'x']} => services.a.cap_add items at 0 and 2 are equal",
        "{'ulimits': {'nofile': {'soft': 1}}} => services.a.ulimits.nofile must be a integer or string",
        "{'develop': {'watch': [{}]}} => services.a.develop.watch.0 missing properties 'path', 'action'",
        "{'deploy': 3} => services.a.deploy must be a mapping or null",
        "{'gpus': 'some'} => services.a.gpus value must be 'all'"
    })
    void wordsWhatDockerComposeWords(String service, String sentence) {
        assertThat(messages(Nodes.service(json(service)))).containsExactly("validating f: " + sentence);
    }

    private static String json(String text) {
        return text.replace("''", "\u0000").replace('\'', '"').replace('\u0000', '\'');
    }

    @Test
    void theTopOfTheFileHasAnEmptyPath() {
        assertThat(messages(Nodes.document("{\"foo\":1}")))
                .containsExactly("validating f:  additional properties 'foo' not allowed");
    }

    @Test
    void namesTheDeepestMistakeFirstAndThenAllOthers() {
        assertThat(messages(Nodes.service(json("{'image': 1, 'healthcheck': {'interval': 5, 'foo': 1}, 'tty': []}"))))
                .containsExactly(
                        "validating f: services.a.healthcheck.interval must be a string",
                        "validating f: services.a.healthcheck additional properties 'foo' not allowed",
                        "validating f: services.a.image must be a string",
                        "validating f: services.a.tty must be a boolean or string");
    }

    @Test
    void severalUnknownNamesShareASentenceButEachHasItsDiagnostic() {
        List<Diagnostic> diagnostics = SchemaValidator.validate(Nodes.service(json("{'imag': 1, 'depend_on': 2}")),
                "f");
        assertThat(diagnostics).extracting(Diagnostic::message).containsExactly(
                "validating f: services.a additional properties 'imag', 'depend_on' not allowed",
                "validating f: services.a additional properties 'depend_on' not allowed");
        assertThat(diagnostics).extracting(d -> d.hint().orElse("")).containsExactly(
                "did you mean \"image\"?", "did you mean \"depends_on\"?");
    }

    @Test
    void aDateIsNoValueOfJson() {
        var entries = new LinkedHashMap<String, YamlNode.Entry>();
        entries.put("x-date", YamlNode.Entry.implied("x-date", Nodes.date("2020-01-01")));
        assertThat(messages(YamlNode.Mapping.of(Origin.IMPLIED, entries)))
                .containsExactly("validating f: x-date invalid jsonType time.Time");
    }

    @Test
    void saysWhereAKeyOfAnotherCornerBelongs() {
        assertThat(SchemaValidator.validate(Nodes.service(json("{'restart_policy': {}}")), "f").getFirst().hint())
                .hasValue("\"restart_policy\" belongs below \"deploy\"");
        assertThat(SchemaValidator.validate(Nodes.document(json("{'web': {'image': 'x'}}")), "f").getFirst().hint())
                .hasValue("services are written below \"services:\", indented");
    }
}
