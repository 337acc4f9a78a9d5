package io.jcompose.planner.plan;

import java.util.OptionalInt;

/**
 * A file whose content jcompose brings into a container.
 *
 * @param target  absolute path inside the container
 * @param content the text itself
 * @param uid     owner, default 0
 * @param gid     group, default 0
 * @param mode    Unix file mode; absent: 0444
 */
public record InjectedFile(String target, String content, int uid, int gid, OptionalInt mode) {
    /** Shows no content, because it may be a secret. */
    @Override
    public String toString() {
        return "InjectedFile[" + target + "]";
    }
}
