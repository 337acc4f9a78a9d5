package io.jcompose.model.yaml;

/** What the characters of a text allow: which styles of scalar can carry it. */
final class TextTraits {
    /** Whether a line feed is in it; then it is a block, or double quoted. */
    final boolean newLine;

    final boolean plainAllowed;
    final boolean singleQuotedAllowed;
    final boolean blockAllowed;

    TextTraits(String text) {
        boolean lineFeed = false;
        boolean breaks = false;
        boolean special = false;
        boolean tabs = false;
        boolean spaceThenBreak = false;
        boolean breakThenSpace = false;
        boolean indicators = text.startsWith("---") || text.startsWith("...");
        boolean afterSpace = false;
        boolean afterBreak = false;
        boolean afterBlank = true;
        int length = text.length();
        for (int i = 0; i < length;) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!indicators) indicators = indicates(text, c, i, next, afterBlank);
            if (c == '\t') tabs = true;
            else if (!ScalarText.isPrintable(c)) special = true;
            boolean lineBreak = ScalarText.isBreak(c);
            if (c == ' ') {
                breakThenSpace |= afterBreak;
            } else if (lineBreak) {
                breaks = true;
                lineFeed |= c == '\n';
                spaceThenBreak |= afterSpace;
            }
            afterSpace = c == ' ';
            afterBreak = lineBreak;
            afterBlank = c == ' ' || c == '\t' || lineBreak || c == 0;
            i = next;
        }
        boolean edges = length > 0 && (edge(text.charAt(0)) || edge(text.charAt(length - 1)));
        boolean odd = spaceThenBreak || tabs || special;
        newLine = lineFeed;
        plainAllowed = !(edges || breakThenSpace || odd || breaks || indicators);
        singleQuotedAllowed = !(breakThenSpace || odd);
        blockAllowed = length > 0 && text.charAt(length - 1) != ' ' && !spaceThenBreak && !special;
    }

    private static boolean edge(char c) {
        return c == ' ' || ScalarText.isBreak(c);
    }

    /** Says whether a character would begin something else than text if the text stood plain. */
    private static boolean indicates(String text, int c, int at, int next, boolean afterBlank) {
        boolean beforeBlank = next >= text.length() || text.charAt(next) == ' ' || text.charAt(next) == '\t';
        if (at > 0) return (c == ':' && beforeBlank) || (c == '#' && afterBlank);
        return switch (c) {
            case '#', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> true;
            case '?', ':', '-' -> beforeBlank;
            default -> false;
        };
    }
}
