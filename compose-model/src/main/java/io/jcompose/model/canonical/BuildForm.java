package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Build;
import java.util.ArrayList;
import java.util.List;

/** {@code build}, field by field in docker compose's order. */
final class BuildForm {
    private final Dialect dialect;

    BuildForm(Dialect dialect) {
        this.dialect = dialect;
    }

    JsonValue.Obj of(Build build) {
        var fields = new Fields(dialect).text("context", build.context())
                .text("dockerfile", build.dockerfile())
                .text("dockerfile_inline", build.dockerfileInline())
                .texts("entitlements", build.entitlements())
                .variables("args", build.args())
                .text("provenance", build.provenance())
                .text("sbom", build.sbom())
                .list("ssh", ssh(build.ssh()))
                .textMap("labels", build.labels())
                .texts("cache_from", build.cacheFrom())
                .texts("cache_to", build.cacheTo())
                .flag("no_cache", build.noCache())
                .texts("no_cache_filter", build.noCacheFilter())
                .textMap("additional_contexts", build.additionalContexts())
                .flag("pull", build.pull())
                .hosts("extra_hosts", build.extraHosts())
                .text("isolation", build.isolation())
                .text("network", build.network())
                .text("target", build.target())
                .list("secrets", new FileForm(dialect).references(build.secrets()))
                .size("shm_size", build.sharedMemorySize())
                .texts("tags", build.tags());
        new ResourcesForm(dialect).ulimits(fields, build.ulimits());
        return fields.texts("platforms", build.platforms()).flag("privileged", build.privileged())
                .extensions(build.extensions()).build();
    }

    private static List<JsonValue> ssh(List<Build.SshKey> keys) {
        var items = new ArrayList<JsonValue>();
        for (Build.SshKey key : keys) {
            items.add(JsonValue.of(key.path().isEmpty() ? key.id() : key.id() + ": " + key.path()));
        }
        return items;
    }
}
