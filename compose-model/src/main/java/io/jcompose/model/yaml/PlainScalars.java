package io.jcompose.model.yaml;

/**
 * Decides whether a plain scalar reads back as text, or as a number, a truth value, a date or nothing. The rules are
 * those of Go's yaml.v3, together with the words and sexagesimal numbers of YAML 1.1 that it quotes for the sake of
 * other readers.
 */
final class PlainScalars {
    private PlainScalars() {}

    static boolean readsAsText(String text) {
        if (text.isEmpty()) return false;
        char first = text.charAt(0);
        if (first == '+' || first == '-' || isDigit(first)) {
            return !(isFloatWord(text) || Timestamps.matches(text) || isNumber(text) || isSexagesimal(text));
        }
        if (first == '.') return !(isFloatWord(text) || isPointFloat(text));
        return switch (text) {
            case "true", "True", "TRUE", "false", "False", "FALSE", "~", "null", "Null", "NULL" -> false;
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF" ->
                    false;
            default -> true;
        };
    }

    private static boolean isFloatWord(String text) {
        int length = text.length();
        if (length < 4 || length > 5) return false;
        return switch (text) {
            case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" ->
                    true;
            default -> false;
        };
    }

    private static boolean isNumber(String text) {
        String digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
        int at = 0;
        if (digits.startsWith("+") || digits.startsWith("-")) at = 1;
        if (at == digits.length()) return false;
        return isInteger(digits, at) || isFloat(digits);
    }

    private static boolean isInteger(String text, int at) {
        boolean signed = at == 1;
        if (text.charAt(at) != '0' || at + 1 == text.length()) return fits(text, at, 10, signed);
        char prefix = text.charAt(at + 1);
        if (isDigit(prefix)) return fits(text, at + 1, 8, signed);
        int radix = switch (prefix) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            case 'o', 'O' -> 8;
            default -> 0;
        };
        if (radix == 0) return false;
        int start = at + 2;
        // A sign after the prefix is read as well, but only after lower case ones.
        if (radix != 16 && !signed && start < text.length() && Character.isLowerCase(prefix)
                && (text.charAt(start) == '-' || text.charAt(start) == '+')) {
            return fits(text, start + 1, radix, true);
        }
        return fits(text, start, radix, signed);
    }

    /** Says whether the digits are a number of 64 bits, the sign bit included unless there is a sign. */
    private static boolean fits(String text, int start, int radix, boolean signed) {
        if (start >= text.length()) return false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, radix) < 0) return false;
        }
        try {
            if (!signed) {
                Long.parseUnsignedLong(text, start, text.length(), radix);
                return true;
            }
            if (text.length() - start < 10) return true;
            boolean negative = text.charAt(0) == '-' || text.charAt(start - 1) == '-';
            Long.parseLong((negative ? "-" : "") + text.substring(start), radix);
            return true;
        } catch (NumberFormatException tooLong) {
            return false;
        }
    }

    /** {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}, and within the range of a double. */
    private static boolean isFloat(String text) {
        int at = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        int whole = digitsEnd(text, at);
        int end = whole;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digitsEnd(text, end + 1);
            if (whole == at && end == whole + 1) return false;
        } else if (whole == at) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) exponent++;
            end = digitsEnd(text, exponent);
            if (end == exponent) return false;
        }
        return end == text.length() && !Double.isInfinite(Double.parseDouble(text));
    }

    private static boolean isPointFloat(String text) {
        return text.length() > 1 && isDigit(text.charAt(1)) && isFloat(text);
    }

    /** {@code [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?}: YAML 1.1 counted hours and minutes. */
    private static boolean isSexagesimal(String text) {
        int length = text.length();
        int at = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        if (at == length || !isDigit(text.charAt(at))) return false;
        while (at < length && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) at++;
        if (at == length || text.charAt(at) != ':') return false;
        while (at < length && text.charAt(at) == ':') {
            int end = digitsEnd(text, at + 1);
            int digits = end - at - 1;
            if (digits < 1 || digits > 2 || (digits == 2 && text.charAt(at + 1) > '5')) return false;
            at = end;
        }
        if (at < length && text.charAt(at) == '.') {
            at++;
            while (at < length && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) at++;
        }
        return at == length;
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) at++;
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
