package io.jcompose.model.load.remote;

import java.util.Optional;

/**
 * A place in a git repository: {@code URL#REF:DIRECTORY}. A URL is remote when its scheme is git or ssh, when it is
 * http(s) and ends in {@code .git}, when it has the form {@code USER@HOST:PATH}, or when it begins with
 * {@code github.com/}.
 *
 * @param remote    what git is given
 * @param ref       branch, tag or commit; empty: the default branch
 * @param directory below the root of the repository; empty: the root
 */
record GitReference(String remote, String ref, String directory) {
    static Optional<GitReference> parse(String text) {
        int hash = text.indexOf('#');
        String url = hash < 0 ? text : text.substring(0, hash);
        String fragment = hash < 0 ? "" : text.substring(hash + 1);
        String remote;
        if (url.startsWith("github.com/")) remote = "https://" + url;
        else if (isRemote(url)) remote = url;
        else return Optional.empty();
        int colon = fragment.indexOf(':');
        return Optional.of(new GitReference(remote, colon < 0 ? fragment : fragment.substring(0, colon),
                colon < 0 ? "" : fragment.substring(colon + 1)));
    }

    private static boolean isRemote(String url) {
        if (url.startsWith("git://") || url.startsWith("ssh://")) return true;
        if (url.startsWith("http://") || url.startsWith("https://")) {
            int query = url.indexOf('?');
            return (query < 0 ? url : url.substring(0, query)).endsWith(".git");
        }
        return isUserAtHost(url);
    }

    private static boolean isUserAtHost(String url) {
        int at = url.indexOf('@');
        int colon = url.indexOf(':', Math.max(at, 0));
        if (at < 1 || colon < at + 2 || colon + 1 == url.length()) return false;
        for (int i = 0; i < colon; i++) {
            char c = url.charAt(i);
            boolean allowed = Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || i == at;
            if (!allowed) return false;
        }
        return true;
    }
}
