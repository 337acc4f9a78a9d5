package io.jcompose.cli;

import io.jcompose.model.spec.Project;
import java.util.Optional;

/**
 * The project that a command is about.
 *
 * @param name    always known
 * @param project absent when only the name was given: then the engine's labels are all there is to know
 */
public record Target(String name, Optional<Project> project) {}
