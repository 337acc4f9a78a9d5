package io.jcompose.planner.plan;

import io.jcompose.model.spec.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the user of {@code up} or {@code create} asks for beyond the project.
 *
 * @param services      those named; empty: all of them count as named
 * @param noDeps        whether only those named are looked at
 * @param recreate      when containers of named services are replaced
 * @param dependencies  when containers of their dependencies are
 * @param renewVolumes  whether replacements start with new anonymous volumes
 * @param orphans       what becomes of containers whose service is gone
 * @param start         whether containers are started; {@code create} does not
 * @param wait          whether the plan ends when everything runs or is healthy
 * @param waitLimit     the longest wait of that kind
 * @param stopTimeout   how long a container that is replaced may take to stop; absent: its own grace period
 * @param scale         containers wanted, stronger than the project
 * @param build         which images are built
 * @param pull          a pull policy for all services, stronger than theirs
 * @param imagesReady   whether images were brought already, so that what the engine holds is final
 * @param keptVolumes   names of volumes that stay as they are although they differ
 * @param now           the time, for the pull policies by age
 */
public record PlanOptions(
        List<ServiceName> services,
        boolean noDeps,
        Recreate recreate,
        Recreate dependencies,
        boolean renewVolumes,
        Orphans orphans,
        boolean start,
        boolean untilHealthy,
        Optional<Duration> waitLimit,
        Optional<Duration> stopTimeout,
        Map<ServiceName, Integer> scale,
        Build build,
        Optional<String> pull,
        boolean imagesReady,
        Set<String> keptVolumes,
        Instant now) {
    public PlanOptions {
        services = List.copyOf(services);
        scale = Map.copyOf(scale);
        keptVolumes = Set.copyOf(keptVolumes);
    }

    /** When an existing container is replaced. */
    public enum Recreate {
        DIVERGED,
        FORCE,
        NEVER
    }

    /** Which images are built. */
    public enum Build {
        /** Those that are missing, or whose pull policy is {@code build}. */
        MISSING,
        /** All that can be: {@code --build}. */
        ALL,
        /** None: {@code --no-build}. */
        NONE
    }

    /** What becomes of containers whose service is gone. */
    public enum Orphans {
        WARN,
        REMOVE,
        /** Nothing is said: COMPOSE_IGNORE_ORPHANS. */
        IGNORE
    }

    /** Returns what plain {@code up -d} asks for. */
    public static PlanOptions defaults() {
        return new PlanOptions(List.of(), false, Recreate.DIVERGED, Recreate.DIVERGED, false, Orphans.WARN, true, false,
                Optional.empty(), Optional.empty(), Map.of(), Build.MISSING, Optional.empty(), false, Set.of(),
                Instant.EPOCH);
    }

    /** Returns these options for named services. */
    public PlanOptions withServices(List<ServiceName> names, boolean only) {
        return new PlanOptions(names, only, recreate, dependencies, renewVolumes, orphans, start, untilHealthy,
                waitLimit,
                stopTimeout, scale, build, pull, imagesReady, keptVolumes, now);
    }

    /** Returns these options with other rules for replacing containers. */
    public PlanOptions withRecreate(Recreate named, Recreate others, boolean renew) {
        return new PlanOptions(services, noDeps, named, others, renew, orphans, start, untilHealthy, waitLimit,
                stopTimeout,
                scale, build, pull, imagesReady, keptVolumes, now);
    }

    /** Returns these options with another treatment of orphans. */
    public PlanOptions withOrphans(Orphans other) {
        return new PlanOptions(services, noDeps, recreate, dependencies, renewVolumes, other, start, untilHealthy,
                waitLimit,
                stopTimeout, scale, build, pull, imagesReady, keptVolumes, now);
    }

    /** Returns these options for {@code create}: nothing is started. */
    public PlanOptions withoutStart() {
        return new PlanOptions(services, noDeps, recreate, dependencies, renewVolumes, orphans, false, false,
                Optional.empty(), stopTimeout, scale, build, pull, imagesReady, keptVolumes, now);
    }

    /** Returns these options for {@code --wait}. */
    public PlanOptions withWait(Optional<Duration> limit) {
        return new PlanOptions(services, noDeps, recreate, dependencies, renewVolumes, orphans, start, true, limit,
                stopTimeout, scale, build, pull, imagesReady, keptVolumes, now);
    }

    /** Returns these options with another time to stop. */
    public PlanOptions withStopTimeout(Optional<Duration> timeout) {
        return new PlanOptions(services, noDeps, recreate, dependencies, renewVolumes, orphans, start, untilHealthy,
                waitLimit,
                timeout, scale, build, pull, imagesReady, keptVolumes, now);
    }

    /** Returns these options with numbers of containers. */
    public PlanOptions withScale(Map<ServiceName, Integer> containers) {
        return new PlanOptions(services, noDeps, recreate, dependencies, renewVolumes, orphans, start, untilHealthy,
                waitLimit,
                stopTimeout, containers, build, pull, imagesReady, keptVolumes, now);
    }

    /** Returns these options with another way to get images. */
    public PlanOptions withImages(Build builds, Optional<String> pullPolicy, Instant time) {
        return new PlanOptions(services, noDeps, recreate, dependencies, renewVolumes, orphans, start, untilHealthy,
                waitLimit,
                stopTimeout, scale, builds, pullPolicy, imagesReady, keptVolumes, time);
    }

    /** Returns these options for the plan that follows once images are there. */
    public PlanOptions withImagesReady() {
        return new PlanOptions(services, noDeps, recreate, dependencies, renewVolumes, orphans, start, untilHealthy,
                waitLimit,
                stopTimeout, scale, build, pull, true, keptVolumes, now);
    }

    /** Returns these options after a person declined to lose the data of volumes. */
    public PlanOptions withKeptVolumes(Set<String> names) {
        return new PlanOptions(services, noDeps, recreate, dependencies, renewVolumes, orphans, start, untilHealthy,
                waitLimit,
                stopTimeout, scale, build, pull, imagesReady, names, now);
    }
}
