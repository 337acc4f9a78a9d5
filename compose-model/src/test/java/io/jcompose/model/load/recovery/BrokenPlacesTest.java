package io.jcompose.model.load.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.source.yaml.YamlText;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A load goes on after an error, and tells nothing that only follows from it. */
class BrokenPlacesTest {
    private final Diagnostics diagnostics = new Diagnostics();
    private final BrokenPlaces broken = new BrokenPlaces(diagnostics);
    private final Mapping document = (Mapping) Objects.requireNonNull(new YamlText(new SourceText("f", """
        services:
          web:
            image: x
            ports: [a, b]
          db: 5
        """)).document(0)).root();

    private void error(String path) {
        diagnostics.add(Diagnostic.error(path, "wrong: " + path));
    }

    private List<String> told() {
        return diagnostics.all().stream().map(Diagnostic::path).toList();
    }

    private static YamlNode at(Mapping document, String... keys) {
        YamlNode node = document;
        for (String key : keys) node = Objects.requireNonNull(((Mapping) node).get(key));
        return node;
    }

    @Test
    void leavesAGoodDocumentAlone() {
        assertThat(broken.endPhase(document)).isSameAs(document);
        diagnostics.add(Diagnostic.warning("services.web", "hm"));
        assertThat(broken.endPhase(document)).isSameAs(document);
        assertThat(told()).containsExactly("services.web");
    }

    @Test
    void takesOutWhatIsWrongAndKeepsTheNamesOfServices() {
        error("services.web.image");
        error("services.db");
        Mapping rest = broken.endPhase(document);
        assertThat(((Mapping) at(rest, "services", "web")).entries()).containsOnlyKeys("ports");
        assertThat(((Mapping) at(rest, "services", "db")).entries()).isEmpty();
    }

    @Test
    void findsTheItemOfAListByItsPlaceInTheText() {
        YamlNode second = ((Sequence) at(document, "services", "web", "ports")).items().get(1);
        diagnostics.add(second.origin().locate(Diagnostic.error("services.web.ports.[]", "wrong")));
        Mapping rest = broken.endPhase(document);
        assertThat(((Sequence) at(rest, "services", "web", "ports")).items()).hasSize(1);
        assertThat(told()).containsExactly("services.web.ports[1]");
    }

    @Test
    void takesBackWhatFollows() {
        error("services.web.build.context");
        broken.endPhase();
        error("services.web");
        error("services.web.build");
        error("services.web.build.context.deeper");
        error("services.web.image");
        error("services.db");
        broken.endPhase();
        assertThat(told()).containsExactly("services.web.build.context", "services.web.image", "services.db");
    }

    @Test
    void neverTakesBackAllErrors() {
        broken.add("services.web");
        error("services.web.image");
        broken.endPhase();
        assertThat(told()).containsExactly("services.web.image");
    }

    @Test
    void tellsAMistakeThatServicesShareOnce() {
        YamlNode shared = at(document, "services", "web", "image");
        for (String service : List.of("web", "other")) {
            String path = "services." + service + ".image";
            diagnostics.add(shared.origin().locate(Diagnostic.error(path, path + " is wrong")));
        }
        broken.endPhase();
        assertThat(told()).containsExactly("services.web.image");
    }

    @Test
    void knowsThatAFileWithAMisspeltSectionIsIncomplete() {
        error("serivces");
        broken.endPhase();
        assertThat(broken.isIncomplete()).isTrue();
    }
}
