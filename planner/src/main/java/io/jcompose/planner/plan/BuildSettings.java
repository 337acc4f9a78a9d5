package io.jcompose.planner.plan;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How images are built, whatever they are: the flags of {@code build} that are about the builder.
 *
 * @param push       whether images are sent to their registries
 * @param check      whether the Dockerfiles are only looked at
 * @param quiet      whether the builder says nothing
 * @param memory     bytes that a step may use; the classic builder's only
 * @param builder    the name of a buildx builder
 * @param sbom       an attestation for all images
 * @param provenance an attestation for all images
 * @param progress   the form in which buildx tells what it does: {@code plain}, {@code rawjson}, {@code quiet}
 */
public record BuildSettings(boolean push, boolean check, boolean quiet, OptionalLong memory, Optional<String> builder,
        Optional<String> sbom, Optional<String> provenance, String progress) {
    /** Builds, and tells how. */
    public static final BuildSettings DEFAULT = new BuildSettings(false, false, false, OptionalLong.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), "plain");

    /** Returns these settings with another form of telling. */
    public BuildSettings withProgress(String form) {
        return new BuildSettings(push, check, quiet || form.equals("quiet"), memory, builder, sbom, provenance, form);
    }
}
