package io.jcompose.model.load.bind;

import io.jcompose.model.load.bind.section.Section;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Build;
import java.util.ArrayList;
import java.util.List;

/** Binds how an image is built. */
final class BuildBinder {
    private BuildBinder() {}

    static Build bind(Section build) {
        return new Build(build.text("context"), build.text("dockerfile"), build.text("dockerfile_inline"),
                build.texts("entitlements"), ServiceBinder.variables(build, "args"), build.text("provenance"),
                build.text("sbom"), ssh(build), build.pairs("labels"), build.texts("cache_from"),
                build.texts("cache_to"), build.flag("no_cache"), build.texts("no_cache_filter"),
                build.pairs("additional_contexts"), build.flag("pull"), NetworkingBinder.hosts(build),
                build.text("isolation"), build.text("network"), build.text("target"),
                build.each("secrets", StorageBinder::reference), build.size("shm_size"), build.texts("tags"),
                ResourcesBinder.ulimits(build), build.texts("platforms"), build.flag("privileged"),
                build.extensions());
    }

    private static List<Build.SshKey> ssh(Section build) {
        var keys = new ArrayList<Build.SshKey>();
        if (build.value("ssh") instanceof YamlNode.Mapping) {
            build.pairs("ssh").forEach((id, path) -> keys.add(new Build.SshKey(id, path)));
        }
        return keys;
    }
}
