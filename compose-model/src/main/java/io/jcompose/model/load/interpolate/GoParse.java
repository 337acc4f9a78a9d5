package io.jcompose.model.load.interpolate;

import io.jcompose.model.notation.GoQuote;

/** Reads numbers from texts the way Go does, and complains in its words. */
public final class GoParse {
    private GoParse() {}

    /** Says that a text is not the number that it should be. */
    public static final class NotANumber extends Exception {
        private static final long serialVersionUID = 1L;

        NotANumber(String function, String text, String problem) {
            super("strconv." + function + ": parsing " + GoQuote.quote(text) + ": " + problem, null, false, false);
        }

        /** Returns the message; never null. */
        @Override
        public String getMessage() {
            String message = super.getMessage();
            return message == null ? "" : message;
        }
    }

    /**
     * Returns the decimal number.
     *
     * @param function the Go function to name in the complaint
     */
    public static long integer(String text, String function) throws NotANumber {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        boolean digits = text.length() > start;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') digits = false;
        }
        if (!digits) throw new NotANumber(function, text, "invalid syntax");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw new NotANumber(function, text, "value out of range");
        }
    }

    /** Returns the floating-point number. */
    public static double decimal(String text) throws NotANumber {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        switch (lower) {
            case "inf", "+inf", "infinity", "+infinity":
                return Double.POSITIVE_INFINITY;
            case "-inf", "-infinity":
                return Double.NEGATIVE_INFINITY;
            case "nan":
                return Double.NaN;
            default:
        }
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean hexadecimal = lower.startsWith("0x") && (c >= 'a' && c <= 'f' || c == 'x' || c == 'p');
            if ((c < '0' || c > '9') && "+-.e".indexOf(c) < 0 && !hexadecimal) {
                throw new NotANumber("ParseFloat", text, "invalid syntax");
            }
        }
        double value;
        try {
            value = Double.parseDouble(lower);
        } catch (NumberFormatException noNumber) {
            throw new NotANumber("ParseFloat", text, "invalid syntax");
        }
        if (Double.isInfinite(value)) throw new NotANumber("ParseFloat", text, "value out of range");
        return value;
    }
}
