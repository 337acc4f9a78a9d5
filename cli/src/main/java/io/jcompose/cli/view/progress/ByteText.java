package io.jcompose.cli.view.progress;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Amounts of bytes as docker tells them: four digits at most, decimal units, {@code 65.54kB}. */
public final class ByteText {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final String[] BINARY_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private ByteText() {}

    /** Returns the amount in four significant digits. */
    public static String of(long bytes) {
        return of(bytes, 4);
    }

    /** Returns the amount in a number of significant digits. */
    public static String of(long bytes, int digits) {
        return text(bytes, digits, 1000, UNITS);
    }

    /** Returns the amount in four significant digits and units that are powers of 1024: {@code 1.336MiB}. */
    public static String binary(long bytes) {
        return text(bytes, 4, 1024, BINARY_UNITS);
    }

    private static String text(long bytes, int digits, long base, String[] units) {
        var amount = BigDecimal.valueOf(bytes);
        var next = BigDecimal.valueOf(base);
        int unit = 0;
        while (amount.compareTo(next) >= 0 && unit + 1 < units.length) {
            amount = amount.divide(next);
            unit++;
        }
        String number = amount.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros()
                .toPlainString();
        return number + units[unit];
    }

    /** Returns the line that docker shows for a transfer: {@code [==>   ]  65.54kB/6.002MB}. */
    public static String transfer(long current, long total) {
        if (current <= 0 && total <= 0) return "";
        if (total <= 0 || current > total) return pad(of(current));
        int filled = (int) Math.min(50, current * 100 / total / 2);
        return "[" + "=".repeat(filled) + ">" + " ".repeat(50 - filled) + "] " + pad(of(current)) + "/" + of(total);
    }

    private static String pad(String text) {
        return " ".repeat(Math.max(0, 8 - text.length())) + text;
    }
}
