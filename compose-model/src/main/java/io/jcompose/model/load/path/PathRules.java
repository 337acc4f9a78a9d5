package io.jcompose.model.load.path;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules by path pattern, laid out as a tree so that a walk over a document goes down both at once. In a pattern
 * {@code *} stands for any key or list item.
 *
 * @param <R> what holds at a place
 */
public final class PathRules<R> {
    private final Map<String, PathRules<R>> children = new HashMap<>();
    private @Nullable PathRules<R> any;
    private @Nullable R rule;

    /** Adds the rule for a pattern such as {@code services.*.build}; returns this. */
    public PathRules<R> add(String pattern, R added) {
        PathRules<R> at = this;
        int start = 0;
        while (start <= pattern.length()) {
            int end = pattern.indexOf('.', start);
            if (end < 0) end = pattern.length();
            at = at.grow(pattern.substring(start, end));
            start = end + 1;
        }
        at.rule = added;
        return this;
    }

    private PathRules<R> grow(String key) {
        if (!key.equals("*")) return children.computeIfAbsent(key, unused -> new PathRules<>());
        if (any == null) any = new PathRules<>();
        return any;
    }

    /** Returns the rules below a key or list item; null when there are none. */
    public @Nullable PathRules<R> below(String key) {
        PathRules<R> named = children.get(key);
        return named == null ? any : named;
    }

    /** Returns the rules below a list item; null when there are none. */
    public @Nullable PathRules<R> belowItem() {
        return any;
    }

    /** Returns the rule of this very place. */
    public @Nullable R rule() {
        return rule;
    }

    /** As {@link #below(String)}, for rules that may have ended further up. */
    public static <R> @Nullable PathRules<R> below(@Nullable PathRules<R> rules, String key) {
        return rules == null ? null : rules.below(key);
    }

    /** As {@link #belowItem()}, for rules that may have ended further up. */
    public static <R> @Nullable PathRules<R> belowItem(@Nullable PathRules<R> rules) {
        return rules == null ? null : rules.belowItem();
    }

    /** As {@link #rule()}, for rules that may have ended further up. */
    public static <R> @Nullable R ruleOf(@Nullable PathRules<R> rules) {
        return rules == null ? null : rules.rule();
    }
}
