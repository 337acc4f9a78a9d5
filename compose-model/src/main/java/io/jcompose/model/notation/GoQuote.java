package io.jcompose.model.notation;

/** Puts text in double quotes as Go's {@code %q} does, for messages that must read the same. */
public final class GoQuote {
    private GoQuote() {}

    /** Returns the quoted text. */
    public static String quote(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            append(quoted, text.codePointAt(i));
        }
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            case '\r' -> quoted.append("\\r");
            case '\f' -> quoted.append("\\f");
            case '\b' -> quoted.append("\\b");
            case 0x07 -> quoted.append("\\a");
            case 0x0b -> quoted.append("\\v");
            default -> {
                if (c >= 0x20 && c < 0x7f || c > 0x7f && isPrintable(c)) quoted.appendCodePoint(c);
                else if (c < 0x80) hexadecimal(quoted, 'x', c, 2);
                else if (c < 0x10000) hexadecimal(quoted, 'u', c, 4);
                else hexadecimal(quoted, 'U', c, 8);
            }
        }
    }

    /** Says whether a character beyond ASCII is a letter, mark, number, punctuation or symbol. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.UNASSIGNED, Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE,
                    Character.SURROGATE, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    private static void hexadecimal(StringBuilder quoted, char kind, int c, int digits) {
        quoted.append('\\').append(kind);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            quoted.append(Character.forDigit(c >> shift & 15, 16));
        }
    }
}
