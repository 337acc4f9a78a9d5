package io.jcompose.model.source.spelling;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as Go reads and prints them, because every Compose file in the world was tried with a Go program. */
public final class GoNumber {
    private GoNumber() {}

    /**
     * Reads a whole number with an optional sign and the prefixes {@code 0x}, {@code 0b}, {@code 0o} and {@code 0}.
     *
     * @return its decimal digits, null when it is no such number or does not fit into 64 bits
     */
    public static @Nullable String wholeNumber(String text) {
        int length = text.length();
        int start = 0;
        boolean negative = false;
        if (length > 0 && (text.charAt(0) == '+' || text.charAt(0) == '-')) {
            negative = text.charAt(0) == '-';
            start = 1;
        }
        int radix = 10;
        if (length - start >= 2 && text.charAt(start) == '0') {
            switch (text.charAt(start + 1)) {
                case 'x', 'X' -> radix = 16;
                case 'b', 'B' -> radix = 2;
                case 'o', 'O' -> radix = 8;
                default -> {
                    radix = 8;
                    start--;
                }
            }
            start += 2;
        }
        if (start >= length) return null;
        for (int i = start; i < length; i++) {
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) return null;
        }
        try {
            if (negative) return Long.toString(Long.parseLong("-" + text.substring(start), radix));
            return Long.toUnsignedString(Long.parseUnsignedLong(text, start, length, radix));
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    /** Returns whether the text is a decimal number as YAML 1.2 writes it: {@code 1.5}, {@code .5}, {@code 1.e3}. */
    public static boolean looksLikeFloat(String text) {
        int length = text.length();
        int i = 0;
        if (i < length && (text.charAt(i) == '+' || text.charAt(i) == '-')) i++;
        int digits = i;
        while (i < length && isDigit(text.charAt(i))) i++;
        boolean whole = i > digits;
        if (i < length && text.charAt(i) == '.') {
            i++;
            int fraction = i;
            while (i < length && isDigit(text.charAt(i))) i++;
            if (!whole && i == fraction) return false;
        } else if (!whole) {
            return false;
        }
        if (i < length && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            i++;
            if (i < length && (text.charAt(i) == '+' || text.charAt(i) == '-')) i++;
            int exponent = i;
            while (i < length && isDigit(text.charAt(i))) i++;
            if (i == exponent) return false;
        }
        return i == length;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns the shortest text that reads back as the same double: {@code 1.5}, {@code 420}, {@code 1e+21}. */
    public static String format(double value) {
        if (Double.isNaN(value)) return "NaN";
        if (Double.isInfinite(value)) return value > 0 ? "+Inf" : "-Inf";
        if (value == 0) return 1 / value < 0 ? "-0" : "0";
        return shortest(new BigDecimal(Double.toString(value)));
    }

    /** Returns the shortest text that reads back as the same float. */
    public static String format(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value) || value == 0) return format((double) value);
        return shortest(new BigDecimal(Float.toString(value)));
    }

    private static String shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        String digits = stripped.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - stripped.scale();
        if (exponent >= -4 && exponent < 21) return stripped.toPlainString();
        var text = new StringBuilder();
        if (number.signum() < 0) text.append('-');
        text.append(digits.charAt(0));
        if (digits.length() > 1) text.append('.').append(digits, 1, digits.length());
        text.append('e').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size < 10) text.append('0');
        return text.append(size).toString();
    }
}
