package io.jcompose.cli.option;

import java.util.List;

/**
 * One flag of a command.
 *
 * @param name         long name without dashes
 * @param letter       short name; {@code '\0'} for none
 * @param type         the word that help shows for the value, and by which it is checked: {@code bool}, {@code int},
 *                     {@code bytes}; anything else is a text
 * @param defaultValue the value when the flag is not given; empty for none
 * @param hidden       whether help leaves it out
 * @param aliases      other long names
 * @param chatty       whether an alias tells that it is an old spelling
 * @param description  what help says
 */
public record Flag(
        String name,
        char letter,
        String type,
        String defaultValue,
        boolean hidden,
        List<String> aliases,
        boolean chatty,
        String description) {
    public Flag {
        aliases = List.copyOf(aliases);
    }

    boolean isBool() {
        return type.equals("bool");
    }

    /** Returns whether the flag may be given several times, each time with another value. */
    boolean repeatable() {
        return type.equals("stringArray") || type.equals("list") || type.equals("filter");
    }

    /** Returns the name as error messages quote it, for example {@code -t, --timeout}. */
    String label() {
        return letter == '\0' ? "--" + name : "-" + letter + ", --" + name;
    }
}
