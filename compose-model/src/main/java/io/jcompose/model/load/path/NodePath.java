package io.jcompose.model.load.path;

import org.jspecify.annotations.Nullable;

/**
 * The keys that lead from the top to a value. Going down is one small object; the text is made when it is asked for.
 *
 * @param parent null at the top
 * @param key    a key of a mapping, or {@link #ITEM}, or an index in brackets
 */
public record NodePath(@Nullable NodePath parent, String key) {
    /** Stands for any item of a list. */
    public static final String ITEM = "[]";

    /** The top. */
    public static final NodePath ROOT = new NodePath(null, "");

    /** Returns the path of a value of this mapping. */
    public NodePath child(String childKey) {
        return new NodePath(this, childKey);
    }

    /** Returns the path of an item of this list, without saying which. */
    public NodePath item() {
        return new NodePath(this, ITEM);
    }

    /** Returns the path of an item of this list as {@code services.a.ports.[2]}. */
    public NodePath item(int index) {
        return new NodePath(this, "[" + index + "]");
    }

    /** Returns whether this is the top. */
    public boolean isRoot() {
        return parent == null;
    }

    /** Returns the keys joined by dots: {@code services.web.ports.[]}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (parent == null) return;
        if (!parent.isRoot()) {
            parent.write(text);
            text.append('.');
        }
        text.append(key);
    }
}
