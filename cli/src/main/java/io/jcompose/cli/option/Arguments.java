package io.jcompose.cli.option;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The flags and operands that were given. Asking for a flag that the command does not have is a bug. */
public final class Arguments {
    private final Map<String, Flag> flags = new HashMap<>();
    private final Map<String, List<String>> given = new HashMap<>();
    private final List<String> operands = new ArrayList<>();
    private final List<String> oldSpellings = new ArrayList<>();

    Arguments(List<Flag> declared) {
        for (Flag flag : declared) flags.put(flag.name(), flag);
    }

    void add(Flag flag, String value) {
        List<String> values = given.computeIfAbsent(flag.name(), name -> new ArrayList<>(1));
        if (!flag.repeatable()) values.clear();
        values.add(value);
    }

    void addOperand(String word) {
        operands.add(word);
    }

    void addOldSpelling(String sentence) {
        oldSpellings.add(sentence);
    }

    /** Returns whether the command has the flag at all. */
    public boolean has(String name) {
        return flags.containsKey(name);
    }

    /** Returns whether the flag stands on the command line. */
    public boolean given(String name) {
        flag(name);
        return given.containsKey(name);
    }

    /** Returns the truth value of a flag, its default when it was not given. */
    public boolean on(String name) {
        return text(name).equals("true");
    }

    /** Returns the value of a flag, its default when it was not given, the empty text when it has none. */
    public String text(String name) {
        List<String> values = valuesOf(name);
        return values == null ? flag(name).defaultValue() : values.get(values.size() - 1);
    }

    /** Returns the value of a flag when it was given. */
    public Optional<String> ifGiven(String name) {
        return given(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** Returns the whole number of a flag when it was given. */
    public OptionalInt number(String name) {
        return given(name) ? OptionalInt.of(Integer.parseInt(text(name))) : OptionalInt.empty();
    }

    /** Returns every value of a flag, in order. */
    public List<String> all(String name) {
        List<String> values = valuesOf(name);
        return values == null ? List.of() : List.copyOf(values);
    }

    /** Returns the words besides the flags. */
    public List<String> operands() {
        return List.copyOf(operands);
    }

    /** Returns a sentence for every old spelling that was used. */
    public List<String> oldSpellings() {
        return List.copyOf(oldSpellings);
    }

    private @Nullable List<String> valuesOf(String name) {
        flag(name);
        return given.get(name);
    }

    private Flag flag(String name) {
        Flag flag = flags.get(name);
        if (flag == null) throw new IllegalArgumentException("no such flag: --" + name);
        return flag;
    }
}
