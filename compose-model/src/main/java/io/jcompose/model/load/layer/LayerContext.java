package io.jcompose.model.load.layer;

import io.jcompose.model.load.LoadOptions;
import java.util.Map;

/**
 * What one project, or one included project, is read with.
 *
 * @param workingDirectory what relative paths in its files are relative to; relative itself for an included project
 * @param environment      the variables for interpolation
 * @param resources        where references lead
 * @param options          the phases to go through
 */
public record LayerContext(
        String workingDirectory, Map<String, String> environment, Resources resources, LoadOptions options) {}
