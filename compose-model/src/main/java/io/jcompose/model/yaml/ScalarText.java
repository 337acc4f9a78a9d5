package io.jcompose.model.yaml;

/** Writes one text as a YAML scalar: plain where that reads back as the same text, else quoted or as a block. */
final class ScalarText {
    private static final String HEX = "0123456789ABCDEF";

    private ScalarText() {}

    /**
     * @param indent column at which the lines of a block stand
     * @param key    whether it stands before a colon, where no block can
     */
    static void write(StringBuilder out, String text, int indent, boolean key) {
        var traits = new TextTraits(text);
        if (!key && traits.newLine && traits.blockAllowed) {
            block(out, text, indent);
        } else if (traits.newLine || !PlainScalars.readsAsText(text)) {
            doubleQuoted(out, text);
        } else if (traits.plainAllowed && !(key && text.isEmpty())) {
            out.append(text);
        } else if (traits.singleQuotedAllowed) {
            singleQuoted(out, text, indent);
        } else {
            doubleQuoted(out, text);
        }
    }

    private static void block(StringBuilder out, String text, int indent) {
        out.append('|');
        if (text.charAt(0) == ' ' || isBreak(text.charAt(0))) out.append('2');
        int last = text.length() - 1;
        if (!isBreak(text.charAt(last))) out.append('-');
        else if (last == 0 || isBreak(text.charAt(last - 1))) out.append('+');
        out.append('\n');
        boolean lineStart = true;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if (isBreak(c)) {
                out.append(c);
                lineStart = true;
                continue;
            }
            if (lineStart) for (int blank = 0; blank < indent; blank++) out.append(' ');
            lineStart = false;
            out.append(c);
        }
    }

    private static void singleQuoted(StringBuilder out, String text, int indent) {
        out.append('\'');
        boolean lineStart = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBreak(c)) { // only U+2028 and U+2029 come here
                out.append(c);
                lineStart = true;
                continue;
            }
            if (lineStart) for (int blank = 0; blank < indent; blank++) out.append(' ');
            lineStart = false;
            if (c == '\'') out.append('\'');
            out.append(c);
        }
        out.append('\'');
    }

    private static void doubleQuoted(StringBuilder out, String text) {
        out.append('"');
        boolean escapeAll = !text.isEmpty() && text.charAt(0) == '\uFEFF';
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '"' || c == '\\') out.append('\\').append((char) c);
            else if (escapeAll || !isPrintable(c) || isBreak(c)) escape(out, c);
            else out.appendCodePoint(c);
        }
        out.append('"');
    }

    private static void escape(StringBuilder out, int c) {
        out.append('\\');
        switch (c) {
            case 0x00 -> out.append('0');
            case 0x07 -> out.append('a');
            case 0x08 -> out.append('b');
            case 0x09 -> out.append('t');
            case 0x0A -> out.append('n');
            case 0x0B -> out.append('v');
            case 0x0C -> out.append('f');
            case 0x0D -> out.append('r');
            case 0x1B -> out.append('e');
            case 0x85 -> out.append('N');
            case 0xA0 -> out.append('_');
            case 0x2028 -> out.append('L');
            case 0x2029 -> out.append('P');
            default -> {
                int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
                out.append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
                for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out.append(HEX.charAt((c >> shift) & 15));
            }
        }
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Says what Go's encoder takes as printable: nothing beyond the basic plane, so emoji are escaped. */
    static boolean isPrintable(int c) {
        return c == '\n' || (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }

    static boolean hasLineBreak(String text) {
        for (int i = 0; i < text.length(); i++) if (isBreak(text.charAt(i))) return true;
        return false;
    }

    static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
