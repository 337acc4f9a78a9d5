package io.jcompose.model.load.shortform;

/** Paths as texts, the way Go's {@code path} package handles them on Linux: never resolved, only tidied up. */
public final class GoPath {
    private GoPath() {}

    /** Returns the shortest equal path: no double slashes, no {@code .}, no {@code ..} that can be undone. */
    public static String clean(String path) {
        if (path.isEmpty()) return ".";
        boolean rooted = path.charAt(0) == '/';
        if (isClean(path)) return path;
        var out = new StringBuilder(path.length());
        if (rooted) out.append('/');
        int floor = out.length();
        int at = floor;
        while (at < path.length()) {
            int end = path.indexOf('/', at);
            if (end < 0) end = path.length();
            String part = path.substring(at, end);
            at = end + 1;
            if (part.isEmpty() || part.equals(".")) continue;
            if (part.equals("..")) {
                if (out.length() > floor) {
                    int cut = out.lastIndexOf("/");
                    out.setLength(Math.max(cut, rooted ? 1 : 0));
                    continue;
                }
                if (rooted) continue;
                if (out.length() > 0) out.append('/');
                out.append("..");
                floor = out.length();
                continue;
            }
            if (out.length() > 0 && out.charAt(out.length() - 1) != '/') out.append('/');
            out.append(part);
        }
        return out.length() == 0 ? "." : out.toString();
    }

    private static boolean isClean(String path) {
        int start = path.charAt(0) == '/' ? 1 : 0;
        if (path.length() == start) return true;
        while (true) {
            int end = path.indexOf('/', start);
            int stop = end < 0 ? path.length() : end;
            int length = stop - start;
            if (length == 0
                    || path.charAt(start) == '.' && (length == 1 || length == 2 && path.charAt(start + 1) == '.')) {
                return path.equals(".");
            }
            if (end < 0) return true;
            start = end + 1;
        }
    }

    /** Returns both paths as one, tidied up; empty ones are left out. */
    public static String join(String base, String path) {
        if (base.isEmpty()) return path.isEmpty() ? "" : clean(path);
        return path.isEmpty() ? clean(base) : clean(base + "/" + path);
    }

    public static boolean isAbsolute(String path) {
        return path.startsWith("/");
    }

    /** Returns the path without its last part. */
    public static String directory(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }

    /** Returns the last part of the path; {@code /} for the root, {@code .} for an empty path. */
    public static String base(String path) {
        if (path.isEmpty()) return ".";
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') end--;
        if (end == 0) return "/";
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** Returns the way from a directory to a path; both absolute or both relative, else the path itself. */
    public static String relative(String base, String path) {
        String from = clean(base);
        String to = clean(path);
        if (from.equals(to)) return ".";
        if (from.equals(".")) from = "";
        if (isAbsolute(from) != isAbsolute(to)) return to;
        String[] fromParts = parts(from);
        String[] toParts = parts(to);
        int same = 0;
        while (same < fromParts.length && same < toParts.length && fromParts[same].equals(toParts[same])) same++;
        var out = new StringBuilder();
        for (int i = same; i < fromParts.length; i++) {
            if (fromParts[i].equals("..")) return to;
            out.append(out.length() == 0 ? ".." : "/..");
        }
        for (int i = same; i < toParts.length; i++) {
            if (out.length() > 0) out.append('/');
            out.append(toParts[i]);
        }
        return out.length() == 0 ? "." : out.toString();
    }

    private static String[] parts(String path) {
        String plain = path.startsWith("/") ? path.substring(1) : path;
        return plain.isEmpty() ? new String[0] : plain.split("/", -1);
    }

    /** Returns whether Windows would call the path absolute: {@code C:\x}, {@code C:/x}, {@code \\host\share}. */
    public static boolean isWindowsAbsolute(String path) {
        if (path.length() >= 2 && path.charAt(1) == ':') return path.length() > 2 && isSeparator(path.charAt(2));
        return path.length() >= 2 && isSeparator(path.charAt(0)) && isSeparator(path.charAt(1));
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }
}
