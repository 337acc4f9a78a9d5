package io.jcompose.backends.supervise.care;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Which containers are being looked at, each by one look at a time, and which still have to be. Owned by one thread. */
public final class Looks {
    private final Consumer<String> begin;
    private final Set<String> underWay = new HashSet<>();
    private final Set<String> again = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    /** Listed when the engine was connected to, and not looked at yet: nothing is done before all of them were. */
    private final Set<String> listed = new HashSet<>();

    /** Makes it; {@code begin} begins a look without waiting for its end. */
    public Looks(Consumer<String> begin) {
        this.begin = begin;
    }

    /** Looks at a container, once more if somebody is at it. */
    public void at(String id) {
        if (!underWay.add(id)) again.add(id); // what happens during a look may not be in it
        else begin.accept(id);
    }

    /** A list of all containers has come: what it holds is told by {@link #listed}. */
    public void newList() {
        listed.clear();
    }

    /** Looks at a container that was listed. */
    public void listed(String id) {
        listed.add(id);
        at(id);
    }

    /** Takes note that a look has ended. Returns whether it counts: only the latest does. */
    public boolean ended(String id) {
        underWay.remove(id);
        if (again.remove(id)) {
            at(id);
            return false;
        }
        listed.remove(id);
        return true;
    }

    /** Takes note that a container could not be looked at. */
    public void failed(String id) {
        underWay.remove(id);
        listed.remove(id);
        failed.add(id);
    }

    /** Looks at those again that could not be looked at. */
    public void retry() {
        List<String> all = List.copyOf(failed);
        failed.clear();
        for (String id : all) at(id);
    }

    /** Returns whether some could not be looked at. */
    public boolean anyFailed() {
        return !failed.isEmpty();
    }

    /** Returns whether a look at it is under way. */
    public boolean underWay(String id) {
        return underWay.contains(id);
    }

    /** Returns whether all that were listed have been looked at. */
    public boolean complete() {
        return listed.isEmpty();
    }

    /** Returns whether nothing is looked at, and nothing has to be. */
    public boolean none() {
        return underWay.isEmpty() && failed.isEmpty();
    }
}
