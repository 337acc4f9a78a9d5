package io.jcompose.model.load.layer;

import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.load.recovery.BrokenPlaces;
import io.jcompose.model.load.trace.LoadTrace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What belongs to one whole load, included projects and extended files with it. */
public final class LoadSession {
    private final Diagnostics diagnostics = new Diagnostics();
    private final BrokenPlaces broken = new BrokenPlaces(diagnostics);
    private final Set<String> versionWarned = new HashSet<>();
    private final Map<LayerContext, Map<String, ExtendedFile>> extendedFiles = new IdentityHashMap<>();
    private final String currentDirectory;
    private final @Nullable String home;
    private final @Nullable LoadTrace trace;

    /**
     * @param currentDirectory absolute; the directory of the process
     * @param home             what {@code ~} stands for; null when unknown
     * @param trace            told how the document came about; null when nobody wants to know
     */
    public LoadSession(String currentDirectory, @Nullable String home, @Nullable LoadTrace trace) {
        this.currentDirectory = currentDirectory;
        this.home = home;
        this.trace = trace;
    }

    /** Returns what was found so far. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Returns what was found wrong so far. */
    public BrokenPlaces broken() {
        return broken;
    }

    String currentDirectory() {
        return currentDirectory;
    }

    @Nullable
    String home() {
        return home;
    }

    @Nullable
    LoadTrace trace() {
        return trace;
    }

    /** Returns whether this is the first {@code version} seen in a file. */
    boolean firstVersion(String file) {
        return versionWarned.add(file);
    }

    /** Returns the files that services were extended from so far, by reference; each context reads its own. */
    Map<String, ExtendedFile> extendedFiles(LayerContext context) {
        return extendedFiles.computeIfAbsent(context, unused -> new HashMap<>());
    }
}
