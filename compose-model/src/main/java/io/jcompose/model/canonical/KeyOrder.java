package io.jcompose.model.canonical;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/** The two orders in which docker compose prints the keys of maps. */
final class KeyOrder {
    /** As Unicode code points, which is also the order of the UTF-8 bytes. */
    static final Comparator<String> CODE_POINTS = new CodePoints();

    /** As a person would: numbers inside keys by value, letters after other signs. */
    static final Comparator<String> NATURAL = new Natural();

    private KeyOrder() {}

    static Comparator<String> of(Dialect dialect) {
        return dialect == Dialect.YAML ? NATURAL : CODE_POINTS;
    }

    /** Returns the keys in the order of the dialect. */
    static String[] sorted(Map<String, ?> map, Dialect dialect) {
        String[] keys = map.keySet().toArray(new String[0]);
        if (keys.length > 1) Arrays.sort(keys, of(dialect));
        return keys;
    }

    private static final class CodePoints implements Comparator<String> {
        @Override
        public int compare(String left, String right) {
            int shorter = Math.min(left.length(), right.length());
            for (int i = 0; i < shorter; i++) {
                char a = left.charAt(i);
                char b = right.charAt(i);
                if (a == b) continue;
                // Half of a surrogate pair stands for a code point above every char.
                if (Character.isSurrogate(a) != Character.isSurrogate(b)) return Character.isSurrogate(a) ? 1 : -1;
                return a - b;
            }
            return left.length() - right.length();
        }
    }

    private static final class Natural implements Comparator<String> {
        @Override
        public int compare(String left, String right) {
            int[] a = left.codePoints().toArray();
            int[] b = right.codePoints().toArray();
            boolean afterDigit = false;
            for (int i = 0; i < a.length && i < b.length; i++) {
                if (a[i] == b[i]) {
                    afterDigit = Character.isDigit(a[i]);
                    continue;
                }
                return compareFrom(i, a, b, afterDigit);
            }
            return a.length - b.length;
        }

        private static int compareFrom(int i, int[] a, int[] b, boolean afterDigit) {
            boolean letterA = Character.isLetter(a[i]);
            boolean letterB = Character.isLetter(b[i]);
            if (letterA && letterB) return a[i] - b[i];
            if (letterA || letterB) return (afterDigit ? letterA : letterB) ? -1 : 1;
            // A zero within a number that began before the difference counts; a leading one does not.
            long start = (a[i] == '0' || b[i] == '0') && insideNumber(a, i) ? 1 : 0;
            int endA = i;
            long numberA = start;
            while (endA < a.length && Character.isDigit(a[endA])) numberA = numberA * 10 + (a[endA++] - '0');
            int endB = i;
            long numberB = start;
            while (endB < b.length && Character.isDigit(b[endB])) numberB = numberB * 10 + (b[endB++] - '0');
            if (numberA != numberB) return Long.compare(numberA, numberB);
            if (endA != endB) return endA - endB;
            return a[i] - b[i];
        }

        private static boolean insideNumber(int[] text, int i) {
            for (int j = i - 1; j >= 0 && Character.isDigit(text[j]); j--) if (text[j] != '0') return true;
            return false;
        }
    }
}
