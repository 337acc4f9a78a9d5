package io.jcompose.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.Project;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An attribute merged over itself means what it means alone: values, mappings, lists that are replaced, and lists whose
 * items have an identity. Lists whose items have none are appended to, which the last test pins down.
 */
@Timeout(60)
final class MergePropertyTest {
    private static final Path DIRECTORY = Path.of("/tmp");

    @ParameterizedTest
    @ValueSource(strings = {"command: [a, b]", "command: a b", "entrypoint: [a]", "init: true", "cpus: 1.5",
        "mem_limit: 1g", "restart: always", "environment: [A=1, B]", "environment: {A: 1, B: }", "labels: [a=1]",
        "labels: {a: 1}", "annotations: [a=1]", "ports: ['80:80', '81-83:81-83', {target: 90, published: '90'}]",
        "expose: [80, '81']", "volumes: ['v:/v', './a:/a', '/anonymous', {type: tmpfs, target: /t}]",
        "secrets: [s, {source: s, target: t}]", "configs: [c, {source: c, target: /t}]", "devices: ['/dev/a:/dev/b']",
        "dns: 1.1.1.1", "dns: [1.1.1.1, 2.2.2.2]", "dns_search: [a]", "dns_opt: [a]", "cap_add: [A]", "cap_drop: [A]",
        "tmpfs: /t", "tmpfs: [/t, /u]", "sysctls: [a=1]", "sysctls: {a: 1}", "profiles: []", "links: [b, 'b:c']",
        "depends_on: [b]", "depends_on: {b: {condition: service_healthy}}", "networks: [n]",
        "networks: {n: {aliases: [a], priority: 5}}", "ulimits: {nofile: {soft: 1, hard: 2}, nproc: 3}",
        "healthcheck: {test: [CMD, a], interval: 5s}", "healthcheck: {disable: true}",
        "logging: {driver: json-file, options: {max-size: 1m}}", "build: .",
        "build: {context: ., args: [A=1], labels: [a=1], tags: [a], additional_contexts: {a: b}}",
        "deploy: {replicas: 2, labels: {a: b}, resources: {limits: {cpus: '1', memory: 1g}}}",
        "extra_hosts: {a: 1.1.1.1}", "storage_opt: {size: 1G}", "credential_spec: {file: a.json}",
        "models: {m: {endpoint_var: A}}", "x-any: {a: {b: 1}}"})
    void ofAnAttributeWithItselfChangesNothing(String attribute) {
        assertThat(Printed.print(loaded(attribute, 2))).isEqualTo(Printed.print(loaded(attribute, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-any: [a]", "post_start: [{command: a}]", "build: {context: ., cache_from: [a]}",
        "deploy: {placement: {constraints: [a]}}", "develop: {watch: [{path: ./a, action: rebuild}]}"})
    void ofAListWithoutIdentitiesAppends(String attribute) {
        String doubled = attribute.replaceAll("\\[(.*)]", "[$1, $1]");
        assertThat(Printed.print(loaded(attribute, 2))).isEqualTo(Printed.print(loaded(doubled, 1)));
    }

    /** Loads a service with the attribute, from as many documents that all say the same. */
    private static Project loaded(String attribute, int documents) {
        String text = """
            name: merged
            services:
              a:
                image: x
                %s
              b: {image: x}
            networks: {n: {labels: {a: 1}}}
            volumes: {v: {driver: local}}
            secrets: {s: {file: ./s}}
            configs: {c: {content: c}}
            models: {m: {model: x}}
            """.formatted(attribute);
        return Printed.loadText(DIRECTORY, String.join("---\n", Collections.nCopies(documents, text)));
    }
}
