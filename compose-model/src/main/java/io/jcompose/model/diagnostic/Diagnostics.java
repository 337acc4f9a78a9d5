package io.jcompose.model.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Collects what one load has to tell. Not thread-safe: one load owns it. */
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();
    private boolean errors;

    /** Adds one finding. */
    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
        errors |= diagnostic.severity() == Severity.ERROR;
    }

    /** Adds findings in their order. */
    public void addAll(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) add(diagnostic);
    }

    /** Returns whether an error was found. */
    public boolean hasErrors() {
        return errors;
    }

    /** Returns everything found so far. */
    public List<Diagnostic> all() {
        return List.copyOf(found);
    }

    /** Returns how many findings there are, as a mark for {@link #since(int)}. */
    public int size() {
        return found.size();
    }

    /** Returns the findings added after a mark. */
    public List<Diagnostic> since(int mark) {
        return List.copyOf(found.subList(mark, found.size()));
    }

    /** Ends the load when an error was found; errors come first, then warnings. */
    public void stopOnErrors() {
        if (!errors) return;
        var sorted = new ArrayList<Diagnostic>(found.size());
        for (Diagnostic diagnostic : found) if (diagnostic.severity() == Severity.ERROR) sorted.add(diagnostic);
        for (Diagnostic diagnostic : found) if (diagnostic.severity() != Severity.ERROR) sorted.add(diagnostic);
        throw new InvalidProjectException(sorted);
    }
}
