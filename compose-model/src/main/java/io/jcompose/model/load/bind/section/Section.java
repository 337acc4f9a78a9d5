package io.jcompose.model.load.bind.section;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.load.interpolate.GoParse;
import io.jcompose.model.notation.DurationNotation;
import io.jcompose.model.notation.NotationException;
import io.jcompose.model.notation.ShellWords;
import io.jcompose.model.notation.SizeNotation;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarType;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.spec.part.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping that is being bound: reads the value of a key as the type that the spec gives it. What is missing, null
 * or, unless a method's name says otherwise, empty or zero reads as absent, as it does in docker compose.
 */
public final class Section {
    /** A section without keys. */
    public static final Map<String, YamlNode.Entry> NO_ENTRIES = Map.of();

    private final Map<String, YamlNode.Entry> entries;
    private final Place place;
    private final Problems problems;

    public Section(Mapping mapping, Place place, Problems problems) {
        this(mapping.entries(), place, problems);
    }

    private Section(Map<String, YamlNode.Entry> entries, Place place, Problems problems) {
        this.entries = entries;
        this.place = place;
        this.problems = problems;
    }

    public Place place() {
        return place;
    }

    public Problems problems() {
        return problems;
    }

    /** Returns the value of a key, null when it is missing or null. */
    @Nullable
    public YamlNode value(String key) {
        YamlNode.Entry entry = entries.get(key);
        if (entry == null || (entry.value() instanceof Scalar scalar && scalar.isNull())) return null;
        return entry.value();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public Optional<String> text(String key) {
        String text = plain(key);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Returns the text, empty when there is none. */
    public String plain(String key) {
        YamlNode node = value(key);
        if (node == null) return "";
        if (node instanceof Scalar scalar) return scalar.value();
        mismatch(key, node, "string");
        return "";
    }

    public boolean flag(String key) {
        return givenFlag(key).orElse(false);
    }

    /** Returns the truth value, {@code false} too. */
    public Optional<Boolean> givenFlag(String key) {
        YamlNode node = value(key);
        if (node == null) return Optional.empty();
        if (node instanceof Scalar scalar) {
            switch (scalar.value().toLowerCase(java.util.Locale.ROOT)) {
                case "true", "y", "yes", "on" -> {
                    return Optional.of(true);
                }
                case "false", "n", "no", "off" -> {
                    return Optional.of(false);
                }
                default -> problem(key, node, "invalid boolean: " + scalar.value());
            }
        } else {
            mismatch(key, node, "bool");
        }
        return Optional.empty();
    }

    public long number(String key, Whole kind) {
        return givenNumber(key, kind).orElse(0);
    }

    public OptionalLong someNumber(String key, Whole kind) {
        long number = number(key, kind);
        return number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Returns the whole number, 0 too. */
    public OptionalLong givenNumber(String key, Whole kind) {
        YamlNode node = value(key);
        if (node == null) return OptionalLong.empty();
        if (!(node instanceof Scalar scalar)) {
            mismatch(key, node, "int");
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(kind.read(scalar));
        } catch (Whole.NotWhole wrong) {
            problem(key, node, wrong.getMessage());
            return OptionalLong.empty();
        }
    }

    /** Returns the whole number, 0 too. */
    public OptionalInt givenInt(String key, Whole kind) {
        OptionalLong number = givenNumber(key, kind);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    public OptionalDouble decimal(String key) {
        YamlNode node = value(key);
        if (node == null) return OptionalDouble.empty();
        if (node instanceof Scalar scalar) {
            try {
                double number = GoParse.decimal(scalar.value());
                return number == 0 ? OptionalDouble.empty() : OptionalDouble.of(number);
            } catch (GoParse.NotANumber wrong) {
                problem(key, node, wrong.getMessage());
                return OptionalDouble.empty();
            }
        }
        mismatch(key, node, "float32");
        return OptionalDouble.empty();
    }

    public Optional<Duration> duration(String key) {
        Optional<Duration> duration = givenDuration(key);
        return duration.isPresent() && duration.get().isZero() ? Optional.empty() : duration;
    }

    /** Returns the duration, 0 too. */
    public Optional<Duration> givenDuration(String key) {
        return value(key) instanceof Scalar scalar
                ? notation(key, scalar, DurationNotation::parse)
                : Optional.empty();
    }

    public Optional<ByteSize> size(String key) {
        if (!(value(key) instanceof Scalar scalar)) return Optional.empty();
        // docker compose drops fractions and other types than numbers and texts without a word
        if (!scalar.isText() && scalar.type() != ScalarType.INTEGER) return Optional.empty();
        Optional<ByteSize> size = scalar.isText()
                ? notation(key, scalar, SizeNotation::parse)
                : Optional.of(new ByteSize(number(key, Whole.INT64)));
        return size.isPresent() && size.get().bytes() == 0 ? Optional.empty() : size;
    }

    /** Reads text in a notation and collects what the notation says against it. */
    public interface Notation<T> {
        T parse(String text) throws NotationException;
    }

    private <T> Optional<T> notation(String key, Scalar scalar, Notation<T> notation) {
        try {
            return Optional.of(notation.parse(scalar.value()));
        } catch (NotationException wrong) {
            problem(key, scalar, wrong.getMessage());
            return Optional.empty();
        }
    }

    /** Returns the texts of a list; a single text is a list of one. */
    public List<String> texts(String key) {
        YamlNode node = value(key);
        if (node == null) return List.of();
        if (node instanceof Scalar scalar) return List.of(scalar.value());
        if (node instanceof Sequence sequence) return textsOf(key, sequence);
        mismatch(key, node, "string list");
        return List.of();
    }

    List<String> textsOf(String key, Sequence sequence) {
        var texts = new ArrayList<String>(sequence.items().size());
        for (YamlNode item : sequence.items()) {
            if (item instanceof Scalar scalar) texts.add(scalar.isNull() ? "" : scalar.value());
            else mismatch(key, item, "string");
        }
        return texts;
    }

    /** Returns argv: a list as it is, a text split into words; empty is not absent. */
    public Optional<List<String>> command(String key) {
        YamlNode node = value(key);
        if (node == null) return Optional.empty();
        return node instanceof Scalar scalar ? notation(key, scalar, ShellWords::split) : Optional.of(texts(key));
    }

    /** Returns a mapping of texts from a mapping, or from a list of {@code KEY=VALUE}; a key alone has an empty value. */
    public Map<String, String> pairs(String key) {
        return Pairs.of(this, key);
    }

    /** As {@link #pairs}, of a mapping whose values are texts or whole numbers and nothing else. */
    public Map<String, String> strictPairs(String key) {
        Pairs.checkValues(this, key);
        return Pairs.of(this, key);
    }

    /** Returns the mapping below a key. */
    public Optional<Section> section(String key) {
        YamlNode node = value(key);
        if (node == null) return Optional.empty();
        if (node instanceof Mapping mapping) return Optional.of(new Section(mapping, place.key(key), problems));
        mismatch(key, node, "map");
        return Optional.empty();
    }

    /** Returns the mapping below a key, without keys when it is missing. */
    public Section sectionOrEmpty(String key) {
        return section(key).orElseGet(() -> new Section(NO_ENTRIES, place.key(key), problems));
    }

    /** Binds each mapping of a list. */
    public <T> List<T> each(String key, Function<Section, T> bind) {
        YamlNode node = value(key);
        if (node == null) return List.of();
        if (!(node instanceof Sequence sequence)) {
            mismatch(key, node, "slice");
            return List.of();
        }
        var bound = new ArrayList<T>(sequence.items().size());
        int index = 0;
        for (YamlNode item : sequence.items()) {
            if (item instanceof Mapping mapping) {
                bound.add(bind.apply(new Section(mapping, place.key(key).index(index), problems)));
            } else {
                mismatch(key, item, "map");
            }
            index++;
        }
        return bound;
    }

    /** Binds each value of a mapping; a null value is bound as a mapping without keys. */
    public <T> Map<String, T> byName(String key, NamedBinding<T> bind) {
        Optional<Section> section = section(key);
        if (section.isEmpty()) return Map.of();
        var bound = new LinkedHashMap<String, T>();
        for (String name : section.get().entries.keySet()) {
            if (name.startsWith("x-") && section.get().extension(name)) continue;
            bound.put(name, bind.bind(name, section.get().sectionOrEmpty(name)));
        }
        return bound;
    }

    private boolean extension(String name) {
        return name.startsWith("x-") && !place.userKeys();
    }

    /** Makes a value of a name and what stands below it. */
    public interface NamedBinding<T> {
        T bind(String name, Section section);
    }

    /** Returns the names of the keys. */
    public Iterable<String> keys() {
        return entries.keySet();
    }

    /** Returns the {@code x-} keys with their values. */
    public Map<String, JsonValue> extensions() {
        return Extensions.of(entries.values());
    }

    public void problem(String key, YamlNode node, String message) {
        problems.add(place.key(key), node.origin(), message);
    }

    public void mismatch(String key, YamlNode node, String type) {
        problem(key, node, PlainValue.mismatch(type, node));
    }
}
