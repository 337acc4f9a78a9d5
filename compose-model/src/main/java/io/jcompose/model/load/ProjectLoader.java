package io.jcompose.model.load;

import io.jcompose.model.diagnostic.InvalidProjectException;

/**
 * Loads Compose projects. Thread-safe and without state.
 *
 * <pre>{@code
 * var request = LoadRequest.in(Path.of("/srv/shop"), System.getenv());
 * Project project = new ProjectLoader().load(request).project();
 * }</pre>
 */
public final class ProjectLoader {
    /**
     * Loads a project through all phases.
     *
     * @throws InvalidProjectException with every problem that was found
     */
    public LoadedProject load(LoadRequest request) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * Loads a project up to its canonical nodes, the way {@code config --no-interpolate} shows it.
     *
     * @throws InvalidProjectException with every problem that was found
     */
    public LoadedModel loadModel(LoadRequest request) {
        throw new UnsupportedOperationException("not written yet");
    }
}
