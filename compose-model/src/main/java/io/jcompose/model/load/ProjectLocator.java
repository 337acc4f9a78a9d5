package io.jcompose.model.load;

import io.jcompose.model.diagnostic.ComposeException;

/** Finds the files, the variables and the profiles of a project. Thread-safe. */
public final class ProjectLocator {
    /**
     * Looks for the project that a request means.
     *
     * @throws ComposeException when a named file is missing or a dotenv file cannot be read
     */
    public ProjectLocation locate(LoadRequest request) {
        throw new UnsupportedOperationException("not written yet");
    }
}
