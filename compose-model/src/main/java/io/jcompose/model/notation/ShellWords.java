package io.jcompose.model.notation;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words: blanks separate, quotes and backslashes join, and everything from an unquoted
 * {@code ; & | < >} on is dropped, since no shell will read it.
 */
public final class ShellWords {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private boolean single;
    private boolean twin;
    private boolean back;
    private boolean dollar;

    private ShellWords() {}

    /**
     * Splits a command line.
     *
     * @throws NotationException when a quote is left open or a parenthesis stands alone
     */
    public static List<String> split(String line) throws NotationException {
        return new ShellWords().read(line);
    }

    private List<String> read(String line) throws NotationException {
        boolean escaped = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (escaped) {
                escaped = false;
                append(c == 't' ? '\t' : c == 'n' ? '\n' : c);
            } else if (c == '\\' && !single) {
                escaped = true;
            } else if (c == '\\') {
                word.append(c);
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                if (open()) word.append(c);
                else endWord();
            } else if (";&|<>".indexOf(c) >= 0 && !open()) {
                if (c == '>' && word.length() > 0 && Character.isDigit(word.charAt(0))) started = false;
                break;
            } else {
                special(c);
            }
        }
        endWord();
        if (escaped || open()) throw invalid();
        return List.copyOf(words);
    }

    private void special(char c) throws NotationException {
        switch (c) {
            case '"' -> {
                if (single || dollar) {
                    append(c);
                } else {
                    if (twin) started = true;
                    twin = !twin;
                }
            }
            case '\'' -> {
                if (twin || dollar) {
                    append(c);
                } else {
                    if (single) started = true;
                    single = !single;
                }
            }
            case '`' -> {
                if (!single && !twin && !dollar) back = !back;
                append(c);
            }
            case ')' -> {
                if (!single && !twin && !back) dollar = !dollar;
                append(c);
            }
            case '(' -> {
                if (!single && !twin && !back) {
                    if (dollar || word.length() == 0 || word.charAt(word.length() - 1) != '$') throw invalid();
                    dollar = true;
                    word.append(c);
                } else {
                    append(c);
                }
            }
            default -> append(c);
        }
    }

    private void append(char c) {
        word.append(c);
        started = true;
    }

    private boolean open() {
        return single || twin || back || dollar;
    }

    private void endWord() {
        if (!started) return;
        words.add(word.toString());
        word.setLength(0);
        started = false;
    }

    private static NotationException invalid() {
        return new NotationException("invalid command line string");
    }
}
