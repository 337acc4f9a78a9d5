package io.jcompose.cli.view.progress;

import io.jcompose.cli.view.progress.ProgressEvent.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is going on, by id, in the order in which it began. Immutable.
 *
 * @param title  what is being done, for example {@code Running}
 * @param rows   by id
 */
public record ProgressBoard(String title, Map<String, Row> rows) {
    public ProgressBoard {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /**
     * One thing.
     *
     * @param began when it was first heard of
     * @param ended when it was done; absent while it works, also when it works again
     */
    public record Row(ProgressEvent last, Instant began, Optional<Instant> ended) {}

    /** Returns a board with nothing on it. */
    public static ProgressBoard empty(String title) {
        return new ProgressBoard(title, Map.of());
    }

    /** Returns the board after an event. */
    public ProgressBoard after(ProgressEvent event, Instant at) {
        var next = new LinkedHashMap<>(rows);
        Row before = rows.get(event.id());
        boolean done = event.phase() != Phase.WORKING;
        Instant began = before == null ? at : before.began();
        next.put(event.id(), new Row(event, began, done ? Optional.of(at) : Optional.empty()));
        return new ProgressBoard(title, next);
    }

    /** Returns the things that are not parts of others. */
    public List<Row> wholes() {
        var wholes = new ArrayList<Row>();
        for (Row row : rows.values()) if (row.last().parent().isEmpty()) wholes.add(row);
        return wholes;
    }

    /** Returns the parts of a thing. */
    public List<Row> partsOf(String id) {
        var parts = new ArrayList<Row>();
        for (Row row : rows.values()) if (row.last().parent().equals(id)) parts.add(row);
        return parts;
    }
}
