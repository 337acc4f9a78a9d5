package io.jcompose.model.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.canonical.CanonicalForm;
import io.jcompose.model.canonical.Dialect;
import io.jcompose.model.spec.Project;
import io.jcompose.model.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attributes that the specification got lately are read, kept and printed; where none is set, none is printed. */
class NewestAttributesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        pre_start: [{command: [a], user: root, image: y, per_replica: true}] | per_replica: true
        pre_start: [{command: [a], image: y}]                 | image: "y"
        build: {context: ., no_cache_filter: [stage]}         | no_cache_filter:
        models: [m]                                           | m: null
        models: {m: {endpoint_var: URL, model_var: M}}        | endpoint_var: URL
        provider: {type: p, options: {size: 1}}               | type: p
        use_api_socket: true                                  | use_api_socket: true
        gpus: all                                             | count: -1
        gpus: [{driver: d, count: 2}]                         | driver: d
        networks: {n: {interface_name: eth9}}                 | interface_name: eth9
        networks: {n: {gw_priority: 3}}                       | gw_priority: 3
        volumes: [{type: image, source: i, target: /t, image: {subpath: s}}] | subpath: s
        develop: {watch: [{path: ./a, action: restart}]}      | action: restart
        develop: {watch: [{path: ./a, action: sync, target: /t, initial_sync: true}]} | initial_sync: true
        """)
    void areReadAndPrinted(String attribute, String printed) {
        assertThat(print(load(attribute))).contains(printed);
        assertThat(print(load("init: true"))).doesNotContain(printed);
    }

    @Test
    void optionsOfAddressManagementAreKeptButNotPrintedAsDockerComposeDoesNot() {
        Project project = load("networks: [n]");
        assertThat(project.networks().get("n").ipam().options()).containsEntry("o", "1");
        assertThat(print(project)).doesNotContain("options");
    }

    private static Project load(String attribute) {
        String text = """
            name: newest
            services:
              a:
                %s
                %s
            models: {m: {model: x}}
            networks: {n: {ipam: {options: {o: "1"}}}}
            """.formatted(attribute.startsWith("provider") ? "init: true" : "image: busybox", attribute);
        return new ProjectLoader().load(new LoadRequest(Path.of("/tmp"), Optional.empty(), List.of("-"),
                Optional.empty(), List.of(), List.of(), List.of(), Map.of(), Optional.of(text),
                LoadOptions.defaults())).project();
    }

    private static String print(Project project) {
        return YamlWriter.write(CanonicalForm.of(project, Dialect.YAML));
    }
}
