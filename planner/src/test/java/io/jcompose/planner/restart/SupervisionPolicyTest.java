package io.jcompose.planner.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.spec.Metadata;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.LabelledProject;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SupervisionPolicyTest {
    private static Service service(String extension) {
        Service plain = LabelledProject.service(new ServiceName("web"), "busybox", Map.of(), 1);
        Metadata old = plain.metadata();
        return plain.withMetadata(new Metadata(old.containerName(), old.labels(), old.labelFiles(), old.annotations(),
                old.logging(), old.logDriver(), old.logOptions(), old.platform(), old.dockerfile(),
                Map.of(SupervisionPolicy.KEY, JsonReader.read(extension))));
    }

    @Test
    void aServiceThatAsksForNothingNeedsNoLabel() {
        Service plain = LabelledProject.service(new ServiceName("web"), "busybox", Map.of(), 1);
        assertThat(SupervisionPolicy.of(plain)).isEqualTo(SupervisionPolicy.USUAL);
        assertThat(SupervisionPolicy.USUAL.label()).isEqualTo(Optional.empty());
        assertThat(SupervisionPolicy.of(Map.of())).isEqualTo(SupervisionPolicy.USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "{}", "{\"on_unhealthy\":\"stop\"}", "{\"backoff\":\"5s\"}",
        "{\"backoff\":{\"first\":\"1s\",\"factor\":3,\"max\":\"10m\",\"reset\":\"1m\"}}",
        "{\"max_restarts\":3,\"window\":\"10m\",\"restart_dependents\":false}", "{\"max_attempts\":7}"})
    void theLabelSaysWhatTheFileSays(String extension) {
        SupervisionPolicy policy = SupervisionPolicy.of(service(extension));
        String label = policy.label().orElseThrow();
        assertThat(SupervisionPolicy.of(Map.of(ComposeLabels.SUPERVISE, label))).isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3                          | must be true, false or a mapping
            {"on_unhealthy":"cry"}     | on_unhealthy must be one of restart, stop, kill, none
            {"backoff":"soon"}         | backoff: time: invalid duration "soon"
            {"max_restarts":0}         | max_restarts must be a whole number of at least 1
            {"restart_dependants":1}   | additional properties 'restart_dependants' not allowed
            """)
    void whatCannotBeUnderstoodIsRefused(String extension, String message) {
        assertThatThrownBy(() -> SupervisionPolicy.of(service(extension))).isInstanceOf(ComposeException.class)
                .hasMessage("services.web.x-supervise: " + message);
    }

    @Test
    void aLabelThatCannotBeReadCountsAsNone() {
        assertThat(SupervisionPolicy.of(Map.of(ComposeLabels.SUPERVISE, "{{"))).isEqualTo(SupervisionPolicy.USUAL);
    }
}
