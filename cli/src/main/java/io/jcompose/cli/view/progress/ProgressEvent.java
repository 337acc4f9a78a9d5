package io.jcompose.cli.view.progress;

/**
 * Something moved on.
 *
 * @param id      what: {@code Container demo-db-1}, a service that is pulled, a layer's short id
 * @param parent  what it is a part of; empty for nothing
 * @param text    first words, for example {@code Pulling}; often empty
 * @param status  second words, for example {@code Creating}
 * @param phase   how it stands
 * @param current bytes so far, 0 when unknown
 * @param total   bytes in all, 0 when unknown
 * @param percent done of 100, 0 when unknown
 * @param why     what is being waited for and why; empty when it is plain
 */
public record ProgressEvent(
        String id,
        String parent,
        String text,
        String status,
        Phase phase,
        long current,
        long total,
        int percent,
        String why) {

    /** How a thing stands. */
    public enum Phase {
        WORKING,
        DONE,
        WARNING,
        ERROR
    }

    /** Returns that a thing is in some state. */
    public static ProgressEvent of(String id, String status, Phase phase) {
        return new ProgressEvent(id, "", "", status, phase, 0, 0, 0, "");
    }

    /** Returns that a thing is in some state, told by its first words. */
    public static ProgressEvent text(String id, String text, String status, Phase phase) {
        return new ProgressEvent(id, "", text, status, phase, 0, 0, 0, "");
    }

    /** Returns this event with what is being waited for and why. */
    public ProgressEvent because(String reason) {
        return new ProgressEvent(id, parent, text, status, phase, current, total, percent, reason);
    }
}
