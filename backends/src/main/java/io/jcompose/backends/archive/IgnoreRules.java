package io.jcompose.backends.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which files of a build context are left out: {@code .dockerignore}. The last rule that fits decides. */
public final class IgnoreRules {
    private final List<Rule> rules;

    private record Rule(Pattern pattern, boolean keep) {}

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** Returns where the rules are: {@code DOCKERFILE.dockerignore} beside the Dockerfile, else the context's own file. */
    static Path file(Path own, Path dockerfile) {
        Path special = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
        return Files.exists(special) ? special : own;
    }

    /** Returns the lines of a file; none when there is no such file. */
    static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    /** Reads the rules of a build's context; none when it has no file of them. */
    public static IgnoreRules read(Path context, Path dockerfile) throws IOException {
        return parse(lines(file(context.resolve(".dockerignore"), dockerfile)));
    }

    /** Reads rules, one a line; empty lines and comments say nothing. */
    public static IgnoreRules parse(List<String> lines) {
        var rules = new ArrayList<Rule>();
        for (String line : lines) {
            // a comment begins the line; a blank before the mark makes it part of a name
            if (line.startsWith("#")) continue;
            String text = line.strip();
            boolean keep = text.startsWith("!");
            if (keep) text = text.substring(1).strip();
            text = clean(text);
            if (!text.isEmpty()) rules.add(new Rule(pattern(text), keep));
        }
        return new IgnoreRules(rules);
    }

    /** Returns whether a path, relative and with slashes, is left out; what lies below a directory follows it. */
    public boolean excludes(String path) {
        boolean excluded = false;
        for (Rule rule : rules) {
            if (excluded == !rule.keep) continue;
            if (fits(rule, path)) excluded = !rule.keep;
        }
        return excluded;
    }

    /** Returns whether some rule keeps a file that another one left out, so that excluded directories must be searched. */
    boolean keepsSome() {
        for (Rule rule : rules) if (rule.keep) return true;
        return false;
    }

    private static boolean fits(Rule rule, String path) {
        for (int slash = path.length(); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (rule.pattern.matcher(path.substring(0, slash)).matches()) return true;
        }
        return false;
    }

    private static String clean(String text) {
        if (text.isEmpty()) return "";
        var parts = new ArrayList<String>();
        for (String part : text.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) continue;
            if (part.equals("..") && !parts.isEmpty()) parts.remove(parts.size() - 1);
            else if (!part.equals("..")) parts.add(part);
        }
        return String.join("/", parts);
    }

    /** Translates Go's file patterns, and two stars for any number of directories. */
    private static Pattern pattern(String text) {
        var regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '*' -> {
                    if (i + 1 < text.length() && text.charAt(i + 1) == '*') {
                        i++;
                        boolean slash = i + 1 < text.length() && text.charAt(i + 1) == '/';
                        if (slash) i++;
                        regex.append(slash ? "(.*/)?" : ".*");
                    } else {
                        regex.append("[^/]*");
                    }
                }
                case '?' -> regex.append("[^/]");
                case '[' -> {
                    int end = text.indexOf(']', i + 1);
                    if (end < 0) {
                        regex.append("\\[");
                    } else {
                        regex.append(text, i, end + 1);
                        i = end;
                    }
                }
                case '\\' -> {
                    if (i + 1 < text.length()) regex.append(Pattern.quote(String.valueOf(text.charAt(++i))));
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
