package io.jcompose.model.load.recovery;

/** Paths of diagnostics as texts with nothing but dots between their steps; any item of a list is {@code *}. */
final class PathText {
    /** The step to an item of which a path does not tell the index. */
    static final String ANY = "*";

    private PathText() {}

    /** Returns {@code services.web.ports.0} for {@code services.web.ports[0]} and {@code services.web.ports.[0]}. */
    static String plain(String path) {
        if (path.indexOf('[') < 0) return path;
        return path.replace(".[", "[").replace("[]", "." + ANY).replace("[", ".").replace("]", "");
    }

    /** Returns the path up to the first list of which it does not tell the index. */
    static String listOf(String plain) {
        int any = plain.indexOf("." + ANY);
        return any < 0 ? plain : plain.substring(0, any);
    }

    static boolean oneLeadsToTheOther(String one, String other) {
        return leads(one, other) || leads(other, one);
    }

    private static boolean leads(String to, String path) {
        return path.startsWith(to) && (path.length() == to.length() || path.charAt(to.length()) == '.');
    }

    /** Returns whether a pattern with {@link #ANY} means a path. */
    static boolean matches(String pattern, String path) {
        if (pattern.indexOf(ANY) < 0) return pattern.equals(path);
        String[] wanted = pattern.split("\\.", -1);
        String[] steps = path.split("\\.", -1);
        if (wanted.length != steps.length) return false;
        for (int i = 0; i < steps.length; i++) {
            if (!wanted[i].equals(ANY) && !wanted[i].equals(steps[i])) return false;
        }
        return true;
    }
}
