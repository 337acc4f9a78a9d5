package io.jcompose.tests.created;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.yaml.YamlDocument;
import io.jcompose.model.source.yaml.YamlReader;
import io.jcompose.tests.engine.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No attribute of the schema is forgotten: each of them, at any depth, is in a group of {@code CreateParityIT}, or it is
 * told here why not.
 */
final class AttributeCoverageTest {
    /** Attributes in no group, by the reason. What is below them is meant too. */
    private static final Map<String, List<String>> EXCEPTIONS = Map.of(
            "is about images, and compared with them", List.of("services.*.build"),
            "came after docker compose 2.40.3, which refuses it",
            List.of("services.*.pre_start", "services.*.pull_refresh_after"),
            "is read by a swarm only, and refused or ignored by docker compose",
            List.of("secrets.*.driver", "secrets.*.driver_opts", "secrets.*.template_driver",
                    "configs.*.template_driver", "services.*.credential_spec.config"),
            "is an older spelling of the name beside it, and becomes that when a file is read",
            List.of("networks.*.external.name", "volumes.*.external.name", "secrets.*.external.name",
                    "configs.*.external.name"),
            "tells nothing to an engine", List.of("version", "configs.*.labels", "models.*.name"),
            "is given by the tests themselves", List.of("name"));

    private static JsonValue.Obj schema = JsonValue.Obj.EMPTY;

    private final Set<String> seen = new TreeSet<>();

    @BeforeAll
    static void readSchema() throws IOException {
        schema = JsonReader.readObject(Files.readString(Checkout.root().resolve(
                "compose-model/src/main/resources/io/jcompose/model/validate/compose-spec.json")));
    }

    @Test
    void everyAttributeIsInAGroupOrInTheListOfExceptions() throws IOException {
        var attributes = new TreeSet<String>();
        collect(schema, "", Set.of(), attributes);
        for (Path file : files()) look(file);
        var missing = new TreeMap<String, String>();
        for (String attribute : attributes)
            if (!seen.contains(attribute) && !isExcepted(attribute)) missing.put(attribute, "is in no group");
        assertThat(missing).isEmpty();
        assertThat(attributes).hasSizeGreaterThan(200);
    }

    @Test
    void everyExceptionIsNeeded() throws IOException {
        var attributes = new TreeSet<String>();
        collect(schema, "", Set.of(), attributes);
        for (Path file : files()) look(file);
        for (List<String> excepted : EXCEPTIONS.values()) {
            assertThat(attributes).containsAll(excepted);
            for (String one : excepted) // one group shows that a build leaves no trace in containers
                if (!one.equals("services.*.build")) assertThat(seen).doesNotContain(one);
        }
    }

    private static boolean isExcepted(String attribute) {
        return EXCEPTIONS.values().stream().flatMap(List::stream)
                .anyMatch(one -> attribute.equals(one) || attribute.startsWith(one + "."));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root().resolve("fixtures/compose-files/attributes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    /** Adds the paths of all attributes of a part of the schema. */
    private static void collect(JsonValue.Obj part, String path, Set<String> references, Set<String> attributes) {
        String reference = part.string("$ref");
        if (!reference.isEmpty()) {
            if (references.contains(reference)) return;
            var deeper = new TreeSet<>(references);
            deeper.add(reference);
            collect(referred(reference), path, deeper, attributes);
            return;
        }
        for (JsonValue.Obj form : forms(part)) collect(form, path, references, attributes);
        part.object("properties").members().forEach((name, value) -> {
            String attribute = path.isEmpty() ? name : path + "." + name;
            attributes.add(attribute);
            if (value instanceof JsonValue.Obj object) collect(object, attribute, references, attributes);
        });
        for (JsonValue.Obj named : named(part))
            collect(named, path.isEmpty() ? "*" : path + ".*", references, attributes);
        JsonValue.Obj items = part.object("items");
        if (!items.members().isEmpty()) collect(items, path, references, attributes);
    }

    private void look(Path file) throws IOException {
        YamlDocument document = new YamlReader(new SourceText(file.toString(), Files.readString(file))).next();
        if (document != null) look(document.root(), schema, "");
    }

    /** Notes the paths of the attributes that a value has. */
    private void look(YamlNode value, JsonValue.Obj part, String path) {
        String reference = part.string("$ref");
        if (!reference.isEmpty()) {
            look(value, referred(reference), path);
            return;
        }
        for (JsonValue.Obj form : forms(part)) look(value, form, path);
        switch (value) {
            case YamlNode.Mapping mapping -> {
                for (YamlNode.Entry entry : mapping.entries().values()) {
                    if (part.object("properties").members().get(entry.key()) instanceof JsonValue.Obj object) {
                        String attribute = path.isEmpty() ? entry.key() : path + "." + entry.key();
                        seen.add(attribute);
                        look(entry.value(), object, attribute);
                    } else {
                        for (JsonValue.Obj named : named(part)) look(entry.value(), named, path + ".*");
                    }
                }
            }
            case YamlNode.Sequence sequence -> {
                for (YamlNode item : sequence.items()) look(item, part.object("items"), path);
            }
            case YamlNode.Scalar scalar -> {}
        }
    }

    private static JsonValue.Obj referred(String reference) {
        return schema.object("$defs").object(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static List<JsonValue.Obj> forms(JsonValue.Obj part) {
        return Stream.of("oneOf", "anyOf", "allOf").flatMap(kind -> part.array(kind).objects().stream()).toList();
    }

    private static List<JsonValue.Obj> named(JsonValue.Obj part) {
        return part.object("patternProperties").members().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("^x-"))
                .flatMap(entry -> entry.getValue() instanceof JsonValue.Obj object ? Stream.of(object) : Stream.empty())
                .toList();
    }
}
