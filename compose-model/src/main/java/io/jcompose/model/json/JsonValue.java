package io.jcompose.model.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value. Immutable; objects keep the order in which their members were written.
 *
 * <p>Canonical Compose documents, engine requests and engine replies all take this form, so that one
 * writer decides how they print.
 */
public sealed interface JsonValue {
    /** The JSON {@code null}. */
    JsonValue NULL = new Null();

    /** The value {@code true}. */
    JsonValue TRUE = new Bool(true);

    /** The value {@code false}. */
    JsonValue FALSE = new Bool(false);

    /** The JSON {@code null}; use {@link #NULL}. */
    record Null() implements JsonValue {}

    /** A truth value; use {@link #of(boolean)}. */
    record Bool(boolean value) implements JsonValue {}

    /**
     * A number, kept as it was written.
     *
     * @param literal valid JSON number text, for example {@code 1}, {@code -0.5} or {@code 1e9}
     */
    record Num(String literal) implements JsonValue {
        /** Returns the whole number; a fraction is cut off. */
        public long asLong() {
            int end = 0;
            while (end < literal.length() && (Character.isDigit(literal.charAt(end)) || literal.charAt(end) == '-'))
                end++;
            if (end == literal.length()) {
                try {
                    return Long.parseLong(literal);
                } catch (NumberFormatException beyondLong) {
                    return (long) Double.parseDouble(literal);
                }
            }
            return (long) Double.parseDouble(literal);
        }

        /** Returns the nearest double. */
        public double asDouble() {
            return Double.parseDouble(literal);
        }
    }

    /** A text. */
    record Str(String value) implements JsonValue {}

    /** A list. */
    record Arr(List<JsonValue> items) implements JsonValue {
        public Arr {
            items = List.copyOf(items);
        }

        /** Returns the texts among the items; other kinds are left out. */
        public List<String> strings() {
            var texts = new ArrayList<String>(items.size());
            for (JsonValue item : items) if (item instanceof Str text) texts.add(text.value());
            return texts;
        }

        /** Returns the objects among the items; other kinds are left out. */
        public List<Obj> objects() {
            var objects = new ArrayList<Obj>(items.size());
            for (JsonValue item : items) if (item instanceof Obj object) objects.add(object);
            return objects;
        }
    }

    /**
     * An object with forgiving accessors: a member that is missing, null or of another kind reads as the
     * empty value of the kind that was asked for, because engines leave out what is empty.
     *
     * @param members the members in the order in which they were written
     */
    record Obj(Map<String, JsonValue> members) implements JsonValue {
        /** The object without members. */
        public static final Obj EMPTY = new Obj(Map.of());

        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** Returns the member when it is there; a JSON null counts as there. */
        public Optional<JsonValue> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** Returns the text of the member, else the empty text. */
        public String string(String name) {
            return members.get(name) instanceof Str text ? text.value() : "";
        }

        /** Returns the text of the member when it is a text that is not empty. */
        public Optional<String> text(String name) {
            return members.get(name) instanceof Str text && !text.value().isEmpty()
                    ? Optional.of(text.value())
                    : Optional.empty();
        }

        /** Returns the whole number of the member, else 0. */
        public long number(String name) {
            return members.get(name) instanceof Num number ? number.asLong() : 0;
        }

        /** Returns whether the member is {@code true}. */
        public boolean bool(String name) {
            return members.get(name) instanceof Bool bool && bool.value();
        }

        /** Returns the object of the member, else the empty object. */
        public Obj object(String name) {
            return members.get(name) instanceof Obj object ? object : EMPTY;
        }

        /** Returns the list of the member, else the empty list. */
        public Arr array(String name) {
            return members.get(name) instanceof Arr array ? array : new Arr(List.of());
        }

        /** Returns the texts among the members, in order; other kinds are left out. */
        public Map<String, String> strings() {
            var texts = new LinkedHashMap<String, String>();
            members.forEach((name, value) -> {
                if (value instanceof Str text) texts.put(name, text.value());
            });
            return texts;
        }
    }

    /** Collects the members of an object in order; the {@code If} forms leave out what is empty. */
    final class Builder {
        private final LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();

        /** Adds or replaces a member. */
        public Builder put(String name, JsonValue value) {
            members.put(name, value);
            return this;
        }

        /** Adds or replaces a text. */
        public Builder put(String name, String text) {
            return put(name, of(text));
        }

        /** Adds or replaces a whole number. */
        public Builder put(String name, long number) {
            return put(name, of(number));
        }

        /** Adds or replaces a truth value. */
        public Builder put(String name, boolean value) {
            return put(name, of(value));
        }

        /** Adds the text unless it is empty. */
        public Builder putIf(String name, String text) {
            return text.isEmpty() ? this : put(name, text);
        }

        /** Adds the text when there is one. */
        public Builder putIf(String name, Optional<String> text) {
            text.ifPresent(value -> put(name, value));
            return this;
        }

        /** Adds the number unless it is 0. */
        public Builder putIf(String name, long number) {
            return number == 0 ? this : put(name, number);
        }

        /** Adds {@code true}, or nothing. */
        public Builder putIf(String name, boolean value) {
            return value ? put(name, TRUE) : this;
        }

        /** Adds the texts unless there are none. */
        public Builder putIf(String name, List<String> texts) {
            return texts.isEmpty() ? this : put(name, JsonValue.strings(texts));
        }

        /** Adds an object of the texts unless there are none. */
        public Builder putIf(String name, Map<String, String> texts) {
            return texts.isEmpty() ? this : put(name, JsonValue.strings(texts));
        }

        /** Adds the object unless it has no members. */
        public Builder putIf(String name, Obj object) {
            return object.members().isEmpty() ? this : put(name, object);
        }

        /** Returns the object. */
        public Obj build() {
            return new Obj(members);
        }
    }

    /** Starts an object. */
    static Builder object() {
        return new Builder();
    }

    /** Returns the text value. */
    static JsonValue of(String text) {
        return new Str(text);
    }

    /** Returns the whole number value. */
    static JsonValue of(long number) {
        return new Num(Long.toString(number));
    }

    /** Returns the truth value. */
    static JsonValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Returns a list of texts, in the given order. */
    static Arr strings(Iterable<String> texts) {
        var items = new ArrayList<JsonValue>();
        for (String text : texts) items.add(new Str(text));
        return new Arr(items);
    }

    /** Returns an object of texts, in the order of the map. */
    static Obj strings(Map<String, String> texts) {
        var members = new LinkedHashMap<String, JsonValue>();
        texts.forEach((name, text) -> members.put(name, new Str(text)));
        return new Obj(members);
    }
}
