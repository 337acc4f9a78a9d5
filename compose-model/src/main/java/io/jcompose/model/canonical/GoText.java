package io.jcompose.model.canonical;

import io.jcompose.model.diagnostic.ComposeException;
import java.time.Duration;

/** Spells durations and numbers as Go does, because hashes are taken of that text. */
public final class GoText {
    private static final long SECOND = 1_000_000_000L;

    private GoText() {}

    /** Returns the duration as {@code 1h2m3.5s}, {@code 500ms} or {@code 0s}. */
    public static String duration(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) return "0s";
        var text = new StringBuilder();
        long rest = nanos;
        if (nanos < 0) {
            text.append('-');
            rest = -nanos;
        }
        if (rest < SECOND) {
            if (rest < 1_000) return text.append(rest).append("ns").toString();
            if (rest < 1_000_000) return fraction(text, rest, 1_000).append("µs").toString();
            return fraction(text, rest, 1_000_000).append("ms").toString();
        }
        long hours = rest / (3600 * SECOND);
        long minutes = rest / (60 * SECOND) % 60;
        if (hours > 0) text.append(hours).append('h');
        if (hours > 0 || minutes > 0) text.append(minutes).append('m');
        return fraction(text, rest % (60 * SECOND), SECOND).append('s').toString();
    }

    private static StringBuilder fraction(StringBuilder text, long value, long unit) {
        text.append(value / unit);
        long rest = value % unit;
        if (rest == 0) return text;
        String digits = Long.toString(unit + rest).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') end--;
        return text.append('.').append(digits, 0, end);
    }

    /** Returns a single precision number in its shortest form. */
    static String float32(double value, Dialect dialect) {
        float single = (float) value;
        if (!Float.isFinite(single)) return unlimited(single, dialect);
        return decimal(Float.toString(Math.abs(single)), single < 0, dialect);
    }

    /** Returns a number of either kind; whole ones stay as they are written. */
    static String number(String literal, Dialect dialect) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if ((c < '0' || c > '9') && c != '-') return fraction(literal, dialect);
        }
        return literal;
    }

    private static String fraction(String literal, Dialect dialect) {
        return switch (literal) {
            case ".inf", "+.inf", "+Inf", "Infinity" -> unlimited(Double.POSITIVE_INFINITY, dialect);
            case "-.inf", "-Inf", "-Infinity" -> unlimited(Double.NEGATIVE_INFINITY, dialect);
            case ".nan", "NaN" -> unlimited(Double.NaN, dialect);
            default -> float64(Double.parseDouble(literal), dialect);
        };
    }

    /** Returns a double precision number in its shortest form. */
    static String float64(double value, Dialect dialect) {
        if (!Double.isFinite(value)) return unlimited(value, dialect);
        return decimal(Double.toString(Math.abs(value)), value < 0, dialect);
    }

    /** Returns what YAML has for infinity and for no number; JSON has nothing, and docker compose fails. */
    private static String unlimited(double value, Dialect dialect) {
        if (dialect == Dialect.YAML) return Double.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
        throw new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                "json: unsupported value: " + (Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf"));
    }

    /**
     * @param shortest what {@code toString} gave: shortest digits, but in Java's choice of notation
     */
    private static String decimal(String shortest, boolean negative, Dialect dialect) {
        var digits = new StringBuilder();
        int e = shortest.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(shortest, e + 1, shortest.length(), 10);
        String mantissa = e < 0 ? shortest : shortest.substring(0, e);
        int point = mantissa.indexOf('.');
        digits.append(mantissa, 0, point).append(mantissa, point + 1, mantissa.length());
        int pointAt = point + exponent;
        while (digits.length() > 1 && digits.charAt(0) == '0') {
            digits.deleteCharAt(0);
            pointAt--;
        }
        while (digits.length() > 1 && digits.charAt(digits.length() - 1) == '0') digits.setLength(digits.length() - 1);
        if (digits.charAt(0) == '0') return negative ? "-0" : "0";
        int scientific = pointAt - 1;
        boolean withExponent = dialect == Dialect.YAML ? scientific < -4 || scientific >= 6
                : scientific < -6 || scientific >= 21;
        String text = withExponent ? withExponent(digits, scientific, dialect) : plain(digits, pointAt);
        return negative ? "-" + text : text;
    }

    private static String plain(StringBuilder digits, int pointAt) {
        if (pointAt <= 0) return "0." + "0".repeat(-pointAt) + digits;
        if (pointAt >= digits.length()) return digits + "0".repeat(pointAt - digits.length());
        return digits.insert(pointAt, '.').toString();
    }

    private static String withExponent(StringBuilder digits, int exponent, Dialect dialect) {
        if (digits.length() > 1) digits.insert(1, '.');
        int size = Math.abs(exponent);
        // Go writes at least two digits; its JSON takes the leading zero of negative ones away again.
        String leading = size < 10 && !(dialect == Dialect.JSON && exponent < 0) ? "0" : "";
        return digits.append('e').append(exponent < 0 ? '-' : '+').append(leading).append(size).toString();
    }
}
