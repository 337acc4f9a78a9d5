package io.jcompose.planner.diff;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ConfigHash;
import io.jcompose.planner.state.ObservedNetwork;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ObservedVolume;
import java.util.Set;
import java.util.function.Consumer;

/** Compares networks and volumes. Rules and sentences: docker compose 2.40.3. */
public final class ResourceDiffer {
    /** What is to become of a network or a volume. */
    public enum Verdict {
        EXTERNAL,
        MISSING,
        SAME,
        DIFFERENT
    }

    private final Project project;
    private final ObservedState observed;
    private final Consumer<String> warnings;

    public ResourceDiffer(Project project, ObservedState observed, Consumer<String> warnings) {
        this.project = project;
        this.observed = observed;
        this.warnings = warnings;
    }

    /**
     * Compares a network.
     *
     * @throws ComposeException when an external one is missing, or when the name is taken by another one
     */
    public Verdict network(Network network) {
        ObservedNetwork actual = observed.networks().get(network.name());
        if (network.external()) {
            boolean byId = observed.networks().values().stream().anyMatch(one -> one.id().equals(network.name()));
            if (actual == null && !byId) throw refused(
                    "network " + network.name() + " declared as external, but could not be found");
            return Verdict.EXTERNAL;
        }
        if (actual == null) return Verdict.MISSING;
        String owner = actual.labels().get(ComposeLabels.PROJECT);
        if (owner == null) {
            warnings.accept("a network with name " + network.name() + " exists but was not created by compose.\n"
                    + "Set `external: true` to use an existing network");
        } else if (!owner.equals(project.name())) {
            warnings.accept("a network with name " + network.name() + " exists but was not created for project \""
                    + project.name() + "\".\nSet `external: true` to use an existing network");
        }
        String key = actual.labels().getOrDefault(ComposeLabels.NETWORK, "");
        if (!key.equals(network.key())) throw refused(
                "network " + network.name() + " was found but has incorrect label " + ComposeLabels.NETWORK
                        + " set to \"" + key + "\" (expected: \"" + network.key() + "\")");
        String hash = actual.labels().getOrDefault(ComposeLabels.CONFIG_HASH, "");
        return hash.isEmpty() || hash.equals(ConfigHash.of(network)) ? Verdict.SAME : Verdict.DIFFERENT;
    }

    /**
     * Compares a volume.
     *
     * @param kept names of volumes that stay as they are although they differ
     * @throws ComposeException when an external one is missing
     */
    public Verdict volume(Volume volume, Set<String> kept) {
        ObservedVolume actual = observed.volumes().get(volume.name());
        if (volume.external()) {
            if (volume.name().isEmpty()) throw refused("invalid volume name or ID: value is empty");
            if (actual == null) throw refused("external volume \"" + volume.name() + "\" not found");
            return Verdict.EXTERNAL;
        }
        if (actual == null) return Verdict.MISSING;
        String owner = actual.labels().get(ComposeLabels.PROJECT);
        if (owner == null) {
            warnings.accept("volume \"" + volume.name() + "\" already exists but was not created by Docker Compose. "
                    + "Use `external: true` to use an existing volume");
        } else if (!owner.equals(project.name())) {
            warnings.accept("volume \"" + volume.name() + "\" already exists but was created for project \"" + owner
                    + "\" (expected \"" + project.name() + "\"). Use `external: true` to use an existing volume");
        }
        String hash = actual.labels().get(ComposeLabels.CONFIG_HASH);
        boolean same = hash == null || kept.contains(volume.name()) || hash.equals(ConfigHash.of(volume));
        return same ? Verdict.SAME : Verdict.DIFFERENT;
    }

    private static ComposeException refused(String message) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT, message);
    }
}
