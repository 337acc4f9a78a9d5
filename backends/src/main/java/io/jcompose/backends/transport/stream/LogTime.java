package io.jcompose.backends.transport.stream;

import io.jcompose.model.diagnostic.ComposeException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Turns the times that users write after {@code --since} and {@code --until} into what engines take. */
public final class LogTime {
    private LogTime() {}

    /**
     * Returns seconds since 1970 with a fraction, for example {@code 1700000000.000000000}.
     *
     * @param text a duration before {@code now} ({@code 1h30m}), RFC 3339 with or without time and zone, or seconds
     *             since 1970
     * @throws ComposeException when it is nothing of these
     */
    public static String query(String text, Instant now, ZoneId zone) {
        if (text.isEmpty() || onlyDigits(text)) return text;
        Instant time = duration(text, now);
        if (time == null) time = date(text, zone);
        if (time == null) throw notATime(text);
        String nanos = Integer.toString(time.getNano());
        return time.getEpochSecond() + "." + "0".repeat(9 - nanos.length()) + nanos;
    }

    /**
     * Returns the moment that a text means.
     *
     * @param text as {@link #query} takes it, and not empty
     * @throws ComposeException when it is no time
     */
    public static Instant instant(String text, Instant now, ZoneId zone) {
        String seconds = query(text, now, zone);
        try {
            var exact = new BigDecimal(seconds);
            long whole = exact.longValue();
            return Instant.ofEpochSecond(whole,
                    exact.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
        } catch (NumberFormatException severalPoints) {
            throw notATime(text);
        }
    }

    private static ComposeException notATime(String text) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                "failed to parse value as time or duration: \"" + text + "\"");
    }

    private static boolean onlyDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') return false;
        }
        return true;
    }

    private static @Nullable Instant duration(String text, Instant now) {
        double seconds = 0;
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        boolean negative = text.startsWith("-");
        if (at == text.length()) return null;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) at++;
            int unit = at;
            while (at < text.length() && !Character.isDigit(text.charAt(at)) && text.charAt(at) != '.') at++;
            double factor = factor(text.substring(unit, at));
            if (start == unit || factor == 0) return null;
            seconds += Double.parseDouble(text.substring(start, unit)) * factor;
        }
        return now.minusNanos((long) ((negative ? -seconds : seconds) * 1e9));
    }

    private static double factor(String unit) {
        return switch (unit) {
            case "h" -> 3600;
            case "m" -> 60;
            case "s" -> 1;
            case "ms" -> 1e-3;
            case "us", "\u00b5s" -> 1e-6;
            case "ns" -> 1e-9;
            default -> 0;
        };
    }

    private static @Nullable Instant date(String text, ZoneId zone) {
        try {
            return TimeLayout.parse(layout(text), text, zone);
        } catch (ComposeException unlike) {
            // with a dash it was meant to be a date
            if (text.contains("-")) throw unlike;
            return null;
        }
    }

    /** Returns the form of date that a text seems to have; one with a zone has three dashes or any of {@code zZ+}. */
    private static String layout(String text) {
        boolean utc = text.contains("z") || text.contains("Z");
        boolean zoned = utc || text.contains("+") || text.chars().filter(c -> c == '-').count() == 3;
        String zone = zoned ? "Z07:00" : "";
        if (text.contains(".")) return "2006-01-02T15:04:05.999999999" + zone;
        if (!text.contains("T")) return "2006-01-02" + zone;
        long colons = text.chars().filter(c -> c == ':').count();
        if (zoned && !utc && colons > 0) colons--; // the one of the zone
        if (colons == 0) return "2006-01-02T15" + zone;
        return (colons == 1 ? "2006-01-02T15:04" : "2006-01-02T15:04:05") + zone;
    }
}
