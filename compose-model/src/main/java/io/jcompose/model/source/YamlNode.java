package io.jcompose.model.source;

import io.jcompose.model.diagnostic.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML document that knows where it was written. Immutable.
 *
 * <p>Aliases share their node and merge keys are resolved. Two nodes are equal when their values are; origins and
 * spelling do not count.
 */
public sealed interface YamlNode {
    /** Returns where the value came from. */
    Origin origin();

    /** Returns what its tag asks of a merge. */
    Directive directive();

    /** Returns this node with another origin. */
    YamlNode withOrigin(Origin other);

    /** Returns the place in the text, unless the value was implied. */
    default Optional<SourceLocation> at() {
        return origin().location();
    }

    /** What a tag asks of the merge of several files. */
    enum Directive {
        /** Nothing special. */
        NONE,
        /** {@code !override}: replaces the earlier value instead of merging into it. */
        OVERRIDE
    }

    /** The type that YAML gives a scalar. */
    enum ScalarType {
        NULL,
        BOOLEAN,
        /** A whole number of any size. */
        INTEGER,
        FLOAT,
        TIMESTAMP,
        STRING
    }

    /** How a scalar was written. */
    enum ScalarStyle {
        PLAIN,
        QUOTED,
        BLOCK
    }

    /**
     * Something that is neither list nor mapping.
     *
     * @param type  after resolution by the core schema of YAML 1.2, with octal numbers like {@code 0644} as in 1.1
     * @param value the value in one spelling per value: {@code true}, {@code 420}, {@code 1e+06}, the text itself;
     *              empty for null
     * @param text  as it was written, without quotes
     * @param style how it was written
     */
    record Scalar(Origin origin, ScalarType type, String value, String text, ScalarStyle style, Directive directive)
            implements YamlNode {

        /** Returns an implied text. */
        public static Scalar text(String value) {
            return text(Origin.IMPLIED, value);
        }

        /** Returns a text. */
        public static Scalar text(Origin origin, String value) {
            return new Scalar(origin, ScalarType.STRING, value, value, ScalarStyle.PLAIN, Directive.NONE);
        }

        /** Returns a whole number. */
        public static Scalar number(Origin origin, long value) {
            String digits = Long.toString(value);
            return new Scalar(origin, ScalarType.INTEGER, digits, digits, ScalarStyle.PLAIN, Directive.NONE);
        }

        /** Returns a truth value. */
        public static Scalar truth(Origin origin, boolean value) {
            String word = value ? "true" : "false";
            return new Scalar(origin, ScalarType.BOOLEAN, word, word, ScalarStyle.PLAIN, Directive.NONE);
        }

        /** Returns a null. */
        public static Scalar none(Origin origin) {
            return new Scalar(origin, ScalarType.NULL, "", "", ScalarStyle.PLAIN, Directive.NONE);
        }

        public boolean isNull() {
            return type == ScalarType.NULL;
        }

        public boolean isText() {
            return type == ScalarType.STRING;
        }

        /** Returns this text with another value, at the same place. */
        public Scalar withText(Origin newOrigin, String newValue) {
            return new Scalar(newOrigin, ScalarType.STRING, newValue, text, style, directive);
        }

        @Override
        public Scalar withOrigin(Origin other) {
            return new Scalar(other, type, value, text, style, directive);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Scalar that && type == that.type && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /** A list. */
    record Sequence(Origin origin, List<YamlNode> items, Directive directive) implements YamlNode {
        public Sequence {
            items = Collections.unmodifiableList(items);
        }

        /** Returns a list; the items are handed over and must not change any more. */
        public static Sequence of(Origin origin, List<YamlNode> items) {
            return new Sequence(origin, items, Directive.NONE);
        }

        @Override
        public Sequence withOrigin(Origin other) {
            return new Sequence(other, items, directive);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Sequence that && items.equals(that.items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }
    }

    /**
     * A mapping.
     *
     * @param entries by key, in the order of the text
     */
    record Mapping(Origin origin, Map<String, Entry> entries, Directive directive) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(entries);
        }

        /** Returns a mapping; the entries are handed over and must not change any more. */
        public static Mapping of(Origin origin, LinkedHashMap<String, Entry> entries) {
            return new Mapping(origin, entries, Directive.NONE);
        }

        /** Returns the value of a key, null when there is no such key. */
        public @Nullable YamlNode get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        /** Returns a copy of the entries to build another mapping from. */
        public LinkedHashMap<String, Entry> copyEntries() {
            return new LinkedHashMap<>(entries);
        }

        /** Returns this mapping with other entries, which are handed over. */
        public Mapping withEntries(LinkedHashMap<String, Entry> other) {
            return new Mapping(origin, other, directive);
        }

        @Override
        public Mapping withOrigin(Origin other) {
            return new Mapping(other, entries, directive);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Mapping that && entries.equals(that.entries);
        }

        @Override
        public int hashCode() {
            return entries.hashCode();
        }
    }

    /**
     * A key of a mapping with its value.
     *
     * @param key     the text of the key
     * @param keyAt   where the key was written
     * @param value   what it stands for
     */
    record Entry(String key, Origin keyAt, YamlNode value) {
        /** Returns an implied entry. */
        public static Entry implied(String key, YamlNode value) {
            return new Entry(key, Origin.IMPLIED, value);
        }

        /** Returns this entry with another value. */
        public Entry withValue(YamlNode other) {
            return new Entry(key, keyAt, other);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry that && key.equals(that.key) && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return key.hashCode() * 31 + value.hashCode();
        }
    }
}
