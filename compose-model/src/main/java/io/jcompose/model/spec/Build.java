package io.jcompose.model.spec;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.device.Ulimit;
import io.jcompose.model.spec.mount.FileReference;
import io.jcompose.model.spec.part.ByteSize;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.part.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the image of a service is built. Spec: build.md.
 */
public record Build(
        Optional<String> context,
        Optional<String> dockerfile,
        Optional<String> dockerfileInline,
        List<String> entitlements,
        Map<String, EnvironmentValue> args,
        Optional<String> provenance,
        Optional<String> sbom,
        List<SshKey> ssh,
        Map<String, String> labels,
        List<String> cacheFrom,
        List<String> cacheTo,
        boolean noCache,
        List<String> noCacheFilter,
        Map<String, String> additionalContexts,
        boolean pull,
        Map<String, List<String>> extraHosts,
        Optional<String> isolation,
        Optional<String> network,
        Optional<String> target,
        List<FileReference> secrets,
        Optional<ByteSize> sharedMemorySize,
        List<String> tags,
        Map<String, Ulimit> ulimits,
        List<String> platforms,
        boolean privileged,
        Map<String, JsonValue> extensions) {
    public Build {
        entitlements = List.copyOf(entitlements);
        args = Immutable.map(args);
        ssh = List.copyOf(ssh);
        labels = Immutable.map(labels);
        cacheFrom = List.copyOf(cacheFrom);
        cacheTo = List.copyOf(cacheTo);
        noCacheFilter = List.copyOf(noCacheFilter);
        additionalContexts = Immutable.map(additionalContexts);
        extraHosts = Immutable.map(extraHosts);
        secrets = List.copyOf(secrets);
        tags = List.copyOf(tags);
        ulimits = Immutable.map(ulimits);
        platforms = List.copyOf(platforms);
        extensions = Immutable.map(extensions);
    }

    /** Returns this build as a command line changes it. */
    public Build with(Map<String, EnvironmentValue> otherArgs, boolean withoutCache, boolean pulled,
            List<SshKey> keys, List<String> otherPlatforms) {
        return new Build(context, dockerfile, dockerfileInline, entitlements, otherArgs, provenance, sbom, keys, labels,
                cacheFrom, cacheTo, withoutCache, noCacheFilter, additionalContexts, pulled, extraHosts, isolation,
                network, target, secrets, sharedMemorySize, tags, ulimits, otherPlatforms, privileged, extensions);
    }

    /** A key or agent socket handed to the build; {@code path} is empty for the default agent. */
    public record SshKey(String id, String path) {}
}
