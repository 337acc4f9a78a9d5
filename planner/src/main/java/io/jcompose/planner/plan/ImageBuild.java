package io.jcompose.planner.plan;

import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.ServiceName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An image to be built, complete: what the command line adds is in it.
 *
 * @param reference the image's name
 * @param named     whether the Compose file gives the image that name
 * @param platform  that the service runs on; absent: the engine's own
 * @param labels    of the image, all of them, sorted: builders look at their order
 * @param secrets   that the build may read
 */
public record ImageBuild(ServiceName service, String reference, boolean named, Build build, Optional<String> platform,
        Map<String, String> labels, List<Secret> secrets) {
    public ImageBuild {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        secrets = List.copyOf(secrets);
    }

    /** A secret for the time of a build. */
    public sealed interface Secret {
        /** Returns the name by which the Dockerfile knows it. */
        String id();

        /** The content of a file. */
        record FromFile(String id, String path) implements Secret {}

        /** The value of a variable. */
        record FromVariable(String id, String variable, String value) implements Secret {}
    }

    /** Returns the services whose images this build is based on. */
    public List<ServiceName> bases() {
        return bases(build);
    }

    /** Returns the services whose images a build is based on: {@code additional_contexts: service:NAME}. */
    public static List<ServiceName> bases(Build build) {
        return build.additionalContexts().values().stream().filter(context -> context.startsWith("service:"))
                .map(context -> new ServiceName(context.substring("service:".length()))).distinct().sorted().toList();
    }
}
