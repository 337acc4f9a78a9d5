package io.jcompose.model.notation;

import java.time.Duration;

/** Reads durations such as {@code 1h30m}, {@code 1.5s}, {@code 500ms}; days ({@code d}) and weeks ({@code w}) too. */
public final class DurationNotation {
    private DurationNotation() {}

    /**
     * Reads a duration.
     *
     * @throws NotationException when a number or its unit is missing or unknown, or the sum is too large
     */
    public static Duration parse(String text) throws NotationException {
        int at = 0;
        boolean negative = false;
        if (!text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
            negative = text.charAt(0) == '-';
            at = 1;
        }
        if (text.substring(at).equals("0")) return Duration.ZERO;
        if (at == text.length()) throw invalid(text);
        double nanos = 0;
        long whole = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) at++;
            String number = text.substring(start, at);
            if (number.isEmpty() || number.equals(".") || number.indexOf('.') != number.lastIndexOf('.')) {
                throw invalid(text);
            }
            int unitStart = at;
            while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') at++;
            String unit = text.substring(unitStart, at);
            if (unit.isEmpty()) throw new NotationException("time: missing unit in duration " + GoQuote.quote(text));
            long scale = nanosOf(unit, text);
            int point = number.indexOf('.');
            try {
                String integral = point < 0 ? number : number.substring(0, point);
                if (!integral
                        .isEmpty()) whole = Math.addExact(whole, Math.multiplyExact(Long.parseLong(integral), scale));
            } catch (ArithmeticException | NumberFormatException tooLarge) {
                throw invalid(text);
            }
            if (point >= 0
                    && point + 1 < number.length()) nanos += Double.parseDouble("0" + number.substring(point)) * scale;
        }
        long total = whole + (long) nanos;
        return Duration.ofNanos(negative ? -total : total);
    }

    private static long nanosOf(String unit, String text) throws NotationException {
        return switch (unit) {
            case "ns" -> 1L;
            case "us", "µs", "μs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            case "w" -> 604_800_000_000_000L;
            default -> throw new NotationException(
                    "time: unknown unit " + GoQuote.quote(unit) + " in duration " + GoQuote.quote(text));
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static NotationException invalid(String text) {
        return new NotationException("time: invalid duration " + GoQuote.quote(text));
    }
}
