package io.jcompose.planner.image;

import io.jcompose.model.spec.Build;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command line adds to the builds of a project.
 *
 * @param args           build arguments, stronger than the file's; absent value: the variable of that name
 * @param ssh            keys and agents besides those of the file
 * @param singlePlatform whether an image is wanted to be run, so that it is built for one platform
 */
public record BuildFlags(Map<String, Optional<String>> args, boolean noCache, boolean pull, List<Build.SshKey> ssh,
        boolean singlePlatform) {
    /** What {@code up}, {@code create} and {@code run} add. */
    public static final BuildFlags TO_RUN = new BuildFlags(Map.of(), false, false, List.of(), true);

    public BuildFlags {
        args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
        ssh = List.copyOf(ssh);
    }
}
