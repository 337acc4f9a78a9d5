package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.ByteSize;
import io.jcompose.model.spec.part.EnvironmentValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Collects the fields of one canonical object. What is empty or zero is left out, unless the method's name says
 * otherwise; maps are put in the order of the dialect.
 */
final class Fields {
    private final LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
    private final Dialect dialect;

    Fields(Dialect dialect) {
        this.dialect = dialect;
    }

    JsonValue.Obj build() {
        return new JsonValue.Obj(members);
    }

    Fields always(String name, JsonValue value) {
        members.put(name, value);
        return this;
    }

    Fields text(String name, String text) {
        if (!text.isEmpty()) members.put(name, new JsonValue.Str(text));
        return this;
    }

    Fields text(String name, Optional<String> text) {
        return text.isPresent() ? text(name, text.get()) : this;
    }

    Fields number(String name, long number) {
        if (number != 0) members.put(name, JsonValue.of(number));
        return this;
    }

    Fields number(String name, OptionalLong number) {
        return number.isPresent() ? number(name, number.getAsLong()) : this;
    }

    /** Adds the number when it is there, 0 too. */
    Fields given(String name, OptionalInt number) {
        return number.isPresent() ? always(name, JsonValue.of(number.getAsInt())) : this;
    }

    /** Adds the number when it is there, 0 too. */
    Fields given(String name, OptionalLong number) {
        return number.isPresent() ? always(name, JsonValue.of(number.getAsLong())) : this;
    }

    /** Adds the truth value when it is there, {@code false} too. */
    Fields given(String name, Optional<Boolean> flag) {
        return flag.isPresent() ? always(name, JsonValue.of(flag.get())) : this;
    }

    /** Adds the duration when it is there, {@code 0s} too. */
    Fields given(String name, Optional<Duration> duration, boolean zeroToo) {
        if (duration.isEmpty() || (!zeroToo && duration.get().isZero())) return this;
        return text(name, GoText.duration(duration.get()));
    }

    Fields single(String name, OptionalDouble number) {
        if (number.isEmpty() || (float) number.getAsDouble() == 0) return this;
        return always(name, new JsonValue.Num(GoText.float32(number.getAsDouble(), dialect)));
    }

    Fields flag(String name, boolean flag) {
        if (flag) members.put(name, JsonValue.TRUE);
        return this;
    }

    Fields size(String name, Optional<ByteSize> size) {
        return size.isPresent() && size.get().bytes() != 0 ? text(name, size.get().toString()) : this;
    }

    Fields texts(String name, List<String> texts) {
        return texts.isEmpty() ? this : always(name, JsonValue.strings(texts));
    }

    Fields list(String name, List<JsonValue> items) {
        return items.isEmpty() ? this : always(name, new JsonValue.Arr(items));
    }

    Fields textMap(String name, Map<String, String> texts) {
        if (texts.isEmpty()) return this;
        var sorted = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(texts, dialect))
            sorted.put(key, new JsonValue.Str(texts.getOrDefault(key, "")));
        return always(name, new JsonValue.Obj(sorted));
    }

    Fields textLists(String name, Map<String, List<String>> lists) {
        if (lists.isEmpty()) return this;
        var sorted = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(lists, dialect)) {
            sorted.put(key, JsonValue.strings(lists.getOrDefault(key, List.of())));
        }
        return always(name, new JsonValue.Obj(sorted));
    }

    /** Adds host names and their addresses as a sorted list of {@code host=address}. */
    Fields hosts(String name, Map<String, List<String>> hosts) {
        if (hosts.isEmpty()) return this;
        var entries = new ArrayList<String>();
        for (Map.Entry<String, List<String>> host : hosts.entrySet()) {
            for (String address : host.getValue()) entries.add(host.getKey() + "=" + address);
        }
        entries.sort(KeyOrder.CODE_POINTS);
        return always(name, JsonValue.strings(entries));
    }

    Fields variables(String name, Map<String, EnvironmentValue> variables) {
        if (variables.isEmpty()) return this;
        var sorted = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(variables, dialect)) {
            sorted.put(
                    key,
                    variables.get(key) instanceof EnvironmentValue.Literal literal
                            ? new JsonValue.Str(literal.value())
                            : JsonValue.NULL);
        }
        return always(name, new JsonValue.Obj(sorted));
    }

    /** Adds the {@code x-} keys, which only YAML shows inside objects. */
    Fields extensions(Map<String, JsonValue> extensions) {
        if (extensions.isEmpty() || dialect == Dialect.JSON) return this;
        for (String key : KeyOrder.sorted(extensions, dialect)) {
            JsonValue value = extensions.get(key);
            if (value != null) members.put(key, ordered(value, dialect));
        }
        return this;
    }

    /**
     * Returns the value with the keys of all its objects in the order of the dialect, and its fractions in its spelling;
     * docker compose's JSON has null for an empty list that it knows no type of.
     */
    static JsonValue ordered(JsonValue value, Dialect dialect) {
        return switch (value) {
            case JsonValue.Arr array -> {
                if (array.items().isEmpty() && dialect == Dialect.JSON) yield JsonValue.NULL;
                var items = new ArrayList<JsonValue>(array.items().size());
                for (JsonValue item : array.items()) items.add(ordered(item, dialect));
                yield new JsonValue.Arr(items);
            }
            case JsonValue.Obj object -> {
                var sorted = new LinkedHashMap<String, JsonValue>();
                for (String key : KeyOrder.sorted(object.members(), dialect)) {
                    sorted.put(key, ordered(object.members().getOrDefault(key, JsonValue.NULL), dialect));
                }
                yield new JsonValue.Obj(sorted);
            }
            case JsonValue.Null scalar -> scalar;
            case JsonValue.Bool scalar -> scalar;
            case JsonValue.Num number -> new JsonValue.Num(GoText.number(number.literal(), dialect));
            case JsonValue.Str scalar -> scalar;
        };
    }
}
