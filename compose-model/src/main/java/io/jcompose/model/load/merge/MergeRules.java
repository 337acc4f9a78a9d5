package io.jcompose.model.load.merge;

import io.jcompose.model.load.path.PathRules;

/** The merge table. */
final class MergeRules {
    static final PathRules<MergeRule> TABLE = table();

    private MergeRules() {}

    private static PathRules<MergeRule> table() {
        var rules = new PathRules<MergeRule>();
        for (String path : new String[] {"networks.*.labels", "volumes.*.labels", "services.*.annotations",
            "services.*.build.args", "services.*.build.additional_contexts", "services.*.build.labels",
            "services.*.deploy.labels", "services.*.dns", "services.*.dns_opt", "services.*.dns_search",
            "services.*.env_file", "services.*.label_file", "services.*.environment", "services.*.labels",
            "services.*.volumes.*.volume.labels", "services.*.sysctls", "services.*.tmpfs"}) {
            rules.add(path, MergeRule.SEQUENCE);
        }
        return rules.add("services.*.extra_hosts", MergeRule.SEQUENCE_ONCE)
                .add("services.*.build.extra_hosts", MergeRule.SEQUENCE_ONCE)
                .add("services.*.command", MergeRule.REPLACE)
                .add("services.*.entrypoint", MergeRule.REPLACE)
                .add("services.*.healthcheck.test", MergeRule.REPLACE)
                .add("services.*.ulimits.*", MergeRule.REPLACE)
                .add("services.*.build", MergeRule.BUILD)
                .add("services.*.depends_on", MergeRule.DEPENDS_ON)
                .add("services.*.models", MergeRule.NAMES)
                .add("services.*.networks", MergeRule.NAMES)
                .add("services.*.logging", MergeRule.LOGGING)
                .add("networks.*.ipam.config", MergeRule.IPAM_POOLS);
    }
}
