package io.jcompose.model.load.dotenv;

/** The escape sequences of double quotes in a dotenv file. */
final class Escapes {
    private Escapes() {}

    /** Returns the text with its escapes replaced; {@code \$} becomes {@code $$}, for interpolation to undo. */
    static String expand(CharSequence text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char next = text.charAt(i + 1);
            switch (next) {
                case 'a' -> out.append((char) 7);
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'v' -> out.append((char) 0x0b);
                case '\\', '"' -> out.append(next);
                case '$' -> out.append("$$");
                case '0' -> {
                    i += octal(text, i + 2, out);
                    continue;
                }
                default -> {
                    out.append(c);
                    continue;
                }
            }
            i++;
        }
        return out.toString();
    }

    /** Writes the character of {@code \0ddd} and returns how far that reaches beyond the backslash. */
    private static int octal(CharSequence text, int start, StringBuilder out) {
        int end = start;
        while (end < text.length() && end - start < 3 && Character.digit(text.charAt(end), 10) >= 0) end++;
        int value = 0;
        boolean octal = end - start == 3;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            octal &= digit < 8;
            value = value * 8 + digit;
        }
        if (octal && value < 256) out.append((char) value);
        else out.append(text, start - 2, end);
        return end - start + 1;
    }
}
