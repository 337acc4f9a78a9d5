package io.jcompose.model.notation;

import io.jcompose.model.spec.part.ByteSize;

/** Reads sizes such as {@code 64m}, {@code 1.5 GiB} or {@code 1024}; a unit is a power of 1024. */
public final class SizeNotation {
    private SizeNotation() {}

    /**
     * Reads a size.
     *
     * @throws NotationException when the number is missing or negative, or the unit is unknown
     */
    public static ByteSize parse(String text) throws NotationException {
        int end = text.length() - 1;
        while (end >= 0 && "01234567890. ".indexOf(text.charAt(end)) < 0) end--;
        if (end < 0) throw new NotationException("invalid size: '" + text + "'");
        String number = text.charAt(end) == ' ' ? text.substring(0, end) : text.substring(0, end + 1);
        String suffix = text.substring(end + 1);
        double size = number(number);
        if (size < 0) throw new NotationException("invalid size: '" + text + "'");
        double bytes = size * factor(suffix);
        // what does not fit into 63 bits becomes what the processor makes of it, on which docker compose relies
        return new ByteSize(bytes < Long.MAX_VALUE ? (long) bytes : Long.MIN_VALUE);
    }

    private static double number(String text) throws NotationException {
        boolean digits = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits &= (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
        }
        if (digits) {
            try {
                double number = Double.parseDouble(text);
                if (!Double.isInfinite(number)) return number;
                throw new NotationException("strconv.ParseFloat: parsing " + GoQuote.quote(text)
                        + ": value out of range");
            } catch (NumberFormatException wrong) {
                // told below
            }
        }
        throw new NotationException("strconv.ParseFloat: parsing " + GoQuote.quote(text) + ": invalid syntax");
    }

    private static double factor(String suffix) throws NotationException {
        if (suffix.isEmpty()) return 1;
        String lower = suffix.toLowerCase(java.util.Locale.ROOT);
        if (lower.equals("b")) return 1;
        int power = "kmgtp".indexOf(lower.charAt(0)) + 1;
        boolean known = power > 0
                && (lower.length() == 1
                        || (lower.length() == 2 && lower.charAt(1) == 'b')
                        || (lower.length() == 3 && lower.endsWith("ib")));
        if (!known) throw new NotationException("invalid suffix: '" + suffix + "'");
        return Math.scalb(1.0, 10 * power);
    }
}
