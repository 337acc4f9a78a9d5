package io.jcompose.cli.view.progress;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Amounts of bytes as docker tells them: four digits at most, decimal units, {@code 65.54kB}. */
public final class ByteText {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private ByteText() {}

    /** Returns the amount in four significant digits. */
    public static String of(long bytes) {
        return of(bytes, 4);
    }

    /** Returns the amount in a number of significant digits. */
    public static String of(long bytes, int digits) {
        var amount = BigDecimal.valueOf(bytes);
        var thousand = BigDecimal.valueOf(1000);
        int unit = 0;
        while (amount.compareTo(thousand) >= 0 && unit + 1 < UNITS.length) {
            amount = amount.divide(thousand);
            unit++;
        }
        String number = amount.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros()
                .toPlainString();
        return number + UNITS[unit];
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
