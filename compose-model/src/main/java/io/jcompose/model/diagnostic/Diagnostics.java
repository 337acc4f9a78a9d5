package io.jcompose.model.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Collects what one load has to tell. Not thread-safe: one load owns it. */
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();
    private int errors;
    private int told = -1;

    /** Adds one finding. */
    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
        if (diagnostic.severity() == Severity.ERROR) errors++;
    }

    /** Adds findings in their order. */
    public void addAll(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) add(diagnostic);
    }

    /** Returns whether an error was found. */
    public boolean hasErrors() {
        return errors > 0;
    }

    /** Returns how many errors were found. */
    public int errorCount() {
        return errors;
    }

    /** Ends a phase. What is found after the first phase with an error is found only because a load goes on. */
    public void endPhase() {
        if (told < 0 && errors > 0) told = found.size();
    }

    /** Puts others in the place of the findings added after a mark. */
    public void replaceSince(int mark, List<Diagnostic> others) {
        for (int i = found.size() - 1; i >= mark; i--) {
            if (found.remove(i).severity() == Severity.ERROR) errors--;
        }
        addAll(others);
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
        if (errors == 0) return;
        endPhase();
        var sorted = new ArrayList<Diagnostic>(found.size());
        for (Diagnostic diagnostic : found) if (diagnostic.severity() == Severity.ERROR) sorted.add(diagnostic);
        var later = new ArrayList<Diagnostic>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).severity() != Severity.ERROR) (i < told ? sorted : later).add(found.get(i));
        }
        throw new InvalidProjectException(sorted, later);
    }
}
