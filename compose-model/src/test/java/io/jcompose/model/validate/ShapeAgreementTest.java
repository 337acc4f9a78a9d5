package io.jcompose.model.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.validate.shape.ShapeCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plain code that accepts documents and the schema that words rejections must never disagree: held against each
 * other on a document with every attribute, and on seeded mutations of it.
 */
class ShapeAgreementTest {
    private static final List<JsonValue> VALUES = List.of(
            JsonValue.NULL, JsonValue.TRUE, JsonValue.of(0), JsonValue.of(-1), JsonValue.of(5000),
            new JsonValue.Num("1.5"), new JsonValue.Num("2.0"), JsonValue.of(""), JsonValue.of("text"),
            JsonValue.of("5"),
            JsonReader.read("[]"), JsonReader.read("{}"), JsonReader.read("[\"a\"]"), JsonReader.read("[\"a\",\"a\"]"),
            JsonReader.read("[1,1.0]"), JsonReader.read("[1,null]"), JsonReader.read("{\"a\":\"b\"}"),
            JsonReader.read("{\"a\":null}"), JsonReader.read("{\"a\":{\"b\":1}}"), JsonReader.read("{\"a\":[\"b\"]}"),
            JsonReader.read("[{\"a\":\"b\"}]"), JsonReader.read("[[]]"), JsonReader.read("{\"name\":\"n\"}"),
            JsonReader.read("{\"condition\":\"service_started\"}"), JsonReader.read("{\"soft\":1,\"hard\":2}"));

    private static final List<String> NAMES = List.of(
            "a", "x-a", "", "a b", "a\nb", "\n", "A.b_c-1", "nproc", "image", "type", "path", "name", "command",
            "labels",
            "driver", "external", "options", "target", "source", "condition");

    private final List<String> everyName = new ArrayList<>(NAMES);

    private static JsonValue.Obj everyAttribute() throws IOException {
        try (InputStream text = ShapeAgreementTest.class.getResourceAsStream("every-attribute.json")) {
            return JsonReader.readObject(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void agree(JsonValue document) {
        var node = (YamlNode.Mapping) Nodes.of(document);
        var errors = ComposeSchema.errors(node);
        assertThat(ShapeCheck.accepts(node))
                .as("schema: %s%n%s", errors, JsonWriter.compact(document))
                .isEqualTo(errors.isEmpty());
    }

    @Test
    void everyAttributeOfTheSpecificationIsAccepted() throws IOException {
        assertThat(ComposeSchema.errors((YamlNode.Mapping) Nodes.of(everyAttribute()))).isEmpty();
        agree(everyAttribute());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreeOnMutations(long seed) throws IOException {
        var random = new Random(seed);
        JsonValue.Obj whole = everyAttribute();
        collectNames(whole);
        // Mutations of a part keep the rest small, so that many fit into a second.
        List<String> sections = new ArrayList<>(whole.members().keySet());
        for (int i = 0; i < Integer.getInteger("jcompose.mutations", 1500); i++) {
            String section = random.nextInt(3) > 0 ? "services" : sections.get(random.nextInt(sections.size()));
            JsonValue part = whole.members().get(section);
            if (section.equals("services")) part = oneAttribute(random, (JsonValue.Obj) part);
            var document = JsonValue.object().put(section, part).build();
            JsonValue mutated = mutate(random, document);
            for (int more = random.nextInt(3); more > 0; more--) mutated = mutate(random, mutated);
            if (mutated instanceof JsonValue.Obj object) agree(object);
        }
    }

    /** Returns one service with a few of its attributes. */
    private static JsonValue oneAttribute(Random random, JsonValue.Obj services) {
        String name = random.nextBoolean() ? "short" : "long";
        var service = services.object(name);
        var keys = new ArrayList<>(service.members().keySet());
        var few = new LinkedHashMap<String, JsonValue>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String key = keys.get(random.nextInt(keys.size()));
            few.put(key, service.members().get(key));
        }
        return JsonValue.object().put(name, new JsonValue.Obj(few)).build();
    }

    private void collectNames(JsonValue value) {
        if (value instanceof JsonValue.Arr array) array.items().forEach(this::collectNames);
        if (!(value instanceof JsonValue.Obj object)) return;
        everyName.addAll(object.members().keySet());
        object.members().values().forEach(this::collectNames);
    }

    /** Returns the value with one change somewhere inside. */
    private JsonValue mutate(Random random, JsonValue value) {
        boolean here = random.nextInt(4) == 0;
        return switch (value) {
            case JsonValue.Obj object when !object.members().isEmpty() -> mutate(random, object, here);
            case JsonValue.Arr array when !array.items().isEmpty() -> mutate(random, array, here);
            default -> any(random);
        };
    }

    private JsonValue mutate(Random random, JsonValue.Obj object, boolean here) {
        var members = new LinkedHashMap<>(object.members());
        var keys = new ArrayList<>(members.keySet());
        String key = keys.get(random.nextInt(keys.size()));
        if (!here) {
            members.put(key, mutate(random, members.get(key)));
            return new JsonValue.Obj(members);
        }
        switch (random.nextInt(4)) {
            case 0 -> members.remove(key);
            case 1 -> members.put(everyName.get(random.nextInt(everyName.size())), any(random));
            case 2 -> members.put(everyName.get(random.nextInt(everyName.size())), members.remove(key));
            default -> {
                return any(random);
            }
        }
        return new JsonValue.Obj(members);
    }

    private JsonValue mutate(Random random, JsonValue.Arr array, boolean here) {
        var items = new ArrayList<>(array.items());
        int index = random.nextInt(items.size());
        if (!here) {
            items.set(index, mutate(random, items.get(index)));
            return new JsonValue.Arr(items);
        }
        switch (random.nextInt(4)) {
            case 0 -> items.remove(index);
            case 1 -> items.add(items.get(index));
            case 2 -> items.add(any(random));
            default -> {
                return any(random);
            }
        }
        return new JsonValue.Arr(items);
    }

    private static JsonValue any(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }
}
