package io.jcompose.model.diagnostic;

import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class NearMiss {
    private static final String MEANT = "did you mean \"";

    private NearMiss() {}

    /**
     * Returns the closest candidate when it differs in few letters (at most a third of them, and at most three), else the
     * only one that abbreviates the name or is abbreviated by it: {@code db} for {@code database}.
     */
    public static Optional<String> find(String name, Iterable<String> candidates) {
        String best = null;
        int bestDistance = Math.min(3, Math.max(1, name.length() / 3)) + 1;
        for (String candidate : candidates) {
            if (candidate.equals(name)) continue;
            if (name.length() < 2) continue;
            boolean contained = name.length() > 3 && (candidate.startsWith(name) || name.startsWith(candidate))
                    && candidate.length() > 1;
            int distance = contained ? 1 : distance(name, candidate, bestDistance);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best == null ? abbreviated(name, candidates) : Optional.of(best);
    }

    private static Optional<String> abbreviated(String name, Iterable<String> candidates) {
        Optional<String> only = Optional.empty();
        for (String candidate : candidates) {
            if (candidate.equals(name) || !(abbreviates(candidate, name) || abbreviates(name, candidate))) continue;
            if (only.isPresent()) return Optional.empty();
            only = Optional.of(candidate);
        }
        return only;
    }

    /** Says whether all letters of the short text are in the long one, in order and with the same beginning. */
    private static boolean abbreviates(String shortText, String longText) {
        if (shortText.length() < 2 || shortText.length() >= longText.length()) return false;
        if (shortText.charAt(0) != longText.charAt(0)) return false;
        int at = 0;
        for (int i = 0; i < longText.length() && at < shortText.length(); i++) {
            if (longText.charAt(i) == shortText.charAt(at)) at++;
        }
        return at == shortText.length();
    }

    /** Returns {@code did you mean "NAME"?}, or the fallback when no candidate is close. */
    public static Optional<String> hint(String name, Iterable<String> candidates, Optional<String> fallback) {
        return find(name, candidates).map(found -> MEANT + found + "\"?").or(() -> fallback);
    }

    /** Returns the name that a hint of {@link #hint} proposes. */
    public static Optional<String> meant(String hint) {
        if (!hint.startsWith(MEANT)) return Optional.empty();
        return Optional.of(hint.substring(MEANT.length(), hint.indexOf('"', MEANT.length())));
    }

    /** Counts inserted, removed, changed and swapped letters, regardless of case; stops caring at the limit. */
    private static int distance(String one, String other, int limit) {
        String a = one.toLowerCase(java.util.Locale.ROOT);
        String b = other.toLowerCase(java.util.Locale.ROOT);
        if (Math.abs(a.length() - b.length()) >= limit) return limit;
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) last[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(last[j], current[j - 1]) + 1);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[b.length()];
    }
}
