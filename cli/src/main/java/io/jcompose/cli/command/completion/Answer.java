package io.jcompose.cli.command.completion;

import java.util.ArrayList;
import java.util.List;

/**
 * What can stand for the word under the cursor. The number after the values tells a shell what else may: bits as
 * docker's own completion uses them.
 *
 * @param values value, and after a tab what it is
 */
record Answer(List<String> values, int rest) {
    /** Nothing else; names of files may not be offered. */
    static final int NOTHING_ELSE = 4;
    /** The word goes on behind the value: no blank is to follow. */
    static final int NO_BLANK = 2;
    /** Names of directories. */
    static final int DIRECTORIES = 16;
    /** Names of files. */
    static final int FILES = 0;

    static final Answer ANY_FILE = new Answer(List.of(), FILES);
    static final Answer ANY_DIRECTORY = new Answer(List.of(), DIRECTORIES);

    Answer {
        values = List.copyOf(values);
    }

    static Answer of(List<String> values) {
        return new Answer(values, NOTHING_ELSE);
    }

    /** Returns those values that begin so. */
    Answer startingWith(String begin) {
        var kept = new ArrayList<String>();
        for (String value : values) if (value.startsWith(begin)) kept.add(value);
        return new Answer(kept, rest);
    }

    /** Returns the values with a text before each. */
    Answer behind(String prefix) {
        var longer = new ArrayList<String>();
        for (String value : values) longer.add(prefix + value);
        return new Answer(longer, rest);
    }

    /** Returns the lines as shells read them. */
    String print(boolean described) {
        var text = new StringBuilder();
        for (String value : values) {
            int tab = value.indexOf('\t');
            text.append(described || tab < 0 ? value : value.substring(0, tab)).append('\n');
        }
        return text.append(':').append(rest).append('\n').toString();
    }
}
