package io.jcompose.model.load;

import io.jcompose.model.load.trace.LoadTrace;

/**
 * A project with everything that tells where its values came from.
 *
 * @param loaded   the project
 * @param request  what was asked for
 * @param location where it was found
 * @param trace    what the phases did
 */
public record TracedProject(
        LoadedProject loaded, LoadRequest request, ProjectLocation location, LoadTrace trace) {}
