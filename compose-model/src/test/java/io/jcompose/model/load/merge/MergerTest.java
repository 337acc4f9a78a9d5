package io.jcompose.model.load.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.spelling.GoPrint;
import io.jcompose.model.source.yaml.YamlDocument;
import io.jcompose.model.source.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{image: x}|{image: y}|map[image:y]",
        "{command: [a]}|{command: [b]}|map[command:[b]]",
        "{command: [a]}|{command: }|map[command:<nil>]",
        "{environment: {A: 1, B: }}|{environment: [A=2]}|map[environment:[A=2 B]]",
        "{build: .}|{build: {args: [X=1]}}|map[build:map[args:[X=1] context:.]]",
        "{depends_on: [a]}|{depends_on: {b: {condition: service_healthy}}}|map[depends_on:map[a:map[condition:service_started required:true] b:map[condition:service_healthy]]]",
        "{ports: ['80:80', 90]}|{ports: [90, '81:81']}|map[ports:[80:80 90 81:81]]",
        "{volumes: ['aa:/x', 'bb:/y']}|{volumes: ['cc:/x']}|map[volumes:[cc:/x bb:/y]]",
        "{dns: 1.1.1.1}|{dns: [2.2.2.2]}|map[dns:[1.1.1.1 2.2.2.2]]",
        "{extra_hosts: [a=1]}|{extra_hosts: [a=1, b=2]}|map[extra_hosts:[a=1 b=2]]",
        "{logging: {driver: a, options: {x: 1}}}|{logging: {driver: b}}|map[logging:map[driver:b]]",
        "{logging: {driver: a, options: {x: 1}}}|{logging: {options: {y: 2}}}|map[logging:map[driver:a options:map[x:1 y:2]]]",
        "{ulimits: {n: {soft: 1, hard: 2}}}|{ulimits: {n: 5}}|map[ulimits:map[n:5]]",
        "{networks: [a]}|{networks: {b: {aliases: [c]}}}|map[networks:map[a:<nil> b:map[aliases:[c]]]]"})
    void followsTheTable(String base, String over, String expected) {
        assertThat(merged(base, over)).isEqualTo("map[services:map[s:" + expected + "]]");
    }

    @Test
    void refusesAMappingOverAList() {
        assertThatThrownBy(() -> merged("{cap_add: [a]}", "{cap_add: {a: b}}"))
                .hasMessage("cannot override services.s.cap_add");
    }

    @Test
    void mergingTheSameTwiceChangesNothingMore() {
        Mapping base = service("{image: x, environment: [A=1], ports: ['80:80'], labels: {a: b}, networks: [n]}");
        Mapping once = unique(Merger.merge(base, base));
        assertThat(unique(Merger.merge(once, base))).isEqualTo(once);
    }

    private static String merged(String base, String over) {
        return GoPrint.of(unique(Merger.merge(service(base), service(over))));
    }

    private static Mapping unique(Mapping document) {
        var diagnostics = new Diagnostics();
        Mapping unique = new Unicity(diagnostics).enforce(document);
        assertThat(diagnostics.all()).isEmpty();
        return unique;
    }

    private static Mapping service(String text) {
        YamlDocument document = new YamlReader(new SourceText("f", "services: {s: " + text + "}")).next();
        assertThat(document).isNotNull();
        return (Mapping) document.root();
    }
}
