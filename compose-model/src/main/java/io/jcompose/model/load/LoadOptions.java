package io.jcompose.model.load;

/**
 * Which phases a load goes through.
 *
 * @param interpolate  whether {@code ${VARIABLES}} are replaced
 * @param normalize    whether implicit dependencies, networks, names and build defaults are filled in
 * @param resolvePaths whether relative paths become absolute
 * @param checkConsistency whether references between services, networks, volumes, ... are checked
 * @param environment  for which services {@code env_file} is read and merged into {@code environment}
 * @param allResources whether networks, volumes, ... stay that no enabled service uses
 */
public record LoadOptions(
        boolean interpolate,
        boolean normalize,
        boolean resolvePaths,
        boolean checkConsistency,
        EnvironmentResolution environment,
        boolean allResources) {

    /** For which services {@code env_file} is read and merged into {@code environment}. */
    public enum EnvironmentResolution {
        /** For none: the files stay listed. */
        NONE,
        /** For the services that remain after profiles and named services were applied: what commands do. */
        SELECTED,
        /** For all services that no profile disables, before named services are selected: what {@code config} does. */
        ENABLED
    }

    /** What commands such as {@code up} use. */
    public static LoadOptions defaults() {
        return new LoadOptions(true, true, true, true, EnvironmentResolution.SELECTED, false);
    }

    /** Returns these options with another interpolation. */
    public LoadOptions withInterpolate(boolean value) {
        return new LoadOptions(value, normalize, resolvePaths, checkConsistency, environment, allResources);
    }

    /** Returns these options with another normalisation. */
    public LoadOptions withNormalize(boolean value) {
        return new LoadOptions(interpolate, value, resolvePaths, checkConsistency, environment, allResources);
    }

    /** Returns these options with another path resolution. */
    public LoadOptions withResolvePaths(boolean value) {
        return new LoadOptions(interpolate, normalize, value, checkConsistency, environment, allResources);
    }

    /** Returns these options with another consistency check. */
    public LoadOptions withCheckConsistency(boolean value) {
        return new LoadOptions(interpolate, normalize, resolvePaths, value, environment, allResources);
    }

    /** Returns these options with another environment resolution. */
    public LoadOptions withEnvironment(EnvironmentResolution value) {
        return new LoadOptions(interpolate, normalize, resolvePaths, checkConsistency, value, allResources);
    }

    /** Returns these options with or without unused resources. */
    public LoadOptions withAllResources(boolean value) {
        return new LoadOptions(interpolate, normalize, resolvePaths, checkConsistency, environment, value);
    }
}
