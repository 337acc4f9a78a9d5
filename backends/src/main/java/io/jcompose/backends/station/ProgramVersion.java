package io.jcompose.backends.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which build of the program.
 *
 * @param release for example {@code 0.1.0}
 * @param built   when its jar was made, milliseconds since 1970; 0 when that is not known
 */
public record ProgramVersion(String release, long built) implements Comparable<ProgramVersion> {
    /** Returns the version of the program whose jar this is. */
    public static ProgramVersion of(String release, Path jar) {
        try {
            return new ProgramVersion(release, Files.getLastModifiedTime(jar).toMillis());
        } catch (IOException unknown) {
            return new ProgramVersion(release, 0);
        }
    }

    /** Returns {@code RELEASE+BUILT}. */
    public String text() {
        return release + "+" + built;
    }

    /** Reads what {@link #text} wrote. */
    static ProgramVersion parse(String text) {
        int plus = text.lastIndexOf('+');
        if (plus < 0) return new ProgramVersion(text, 0);
        return new ProgramVersion(text.substring(0, plus), Long.parseLong(text.substring(plus + 1)));
    }

    /** Compares releases number by number, then when they were built. */
    @Override
    public int compareTo(ProgramVersion other) {
        String[] ours = release.split("\\.", -1);
        String[] theirs = other.release.split("\\.", -1);
        for (int i = 0; i < Math.max(ours.length, theirs.length); i++) {
            int order = Integer.compare(number(ours, i), number(theirs, i));
            if (order != 0) return order;
        }
        return Long.compare(built, other.built);
    }

    private static int number(String[] parts, int index) {
        if (index >= parts.length) return 0;
        int end = 0;
        String part = parts[index];
        while (end < part.length() && end < 9 && Character.isDigit(part.charAt(end))) end++;
        return end == 0 ? 0 : Integer.parseInt(part.substring(0, end));
    }
}
