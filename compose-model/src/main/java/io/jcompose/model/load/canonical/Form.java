package io.jcompose.model.load.canonical;

import io.jcompose.model.load.path.PathRules;

/** The attributes that have more than one spelling. */
enum Form {
    BUILD,
    DEPENDS_ON,
    DEVICE,
    ENV_FILE,
    EXTENDS,
    EXTERNAL,
    FILE_REFERENCE,
    GPUS,
    KEY_VALUE,
    LIST,
    NAMES,
    PORTS,
    SSH,
    TEXT,
    ULIMIT,
    VOLUME;

    static final PathRules<Form> TABLE = table();

    private static PathRules<Form> table() {
        return new PathRules<Form>()
                .add("services.*.build", BUILD)
                .add("services.*.build.secrets.*", FILE_REFERENCE)
                .add("services.*.build.provenance", TEXT)
                .add("services.*.build.sbom", TEXT)
                .add("services.*.build.additional_contexts", KEY_VALUE)
                .add("services.*.build.ssh", SSH)
                .add("services.*.build.ulimits.*", ULIMIT)
                .add("services.*.depends_on", DEPENDS_ON)
                .add("services.*.env_file", ENV_FILE)
                .add("services.*.label_file", LIST)
                .add("services.*.extends", EXTENDS)
                .add("services.*.gpus", GPUS)
                .add("services.*.networks", NAMES)
                .add("services.*.models", NAMES)
                .add("services.*.volumes.*", VOLUME)
                .add("services.*.dns", LIST)
                .add("services.*.devices.*", DEVICE)
                .add("services.*.secrets.*", FILE_REFERENCE)
                .add("services.*.configs.*", FILE_REFERENCE)
                .add("services.*.ports", PORTS)
                .add("services.*.ulimits.*", ULIMIT)
                .add("services.*.develop.watch.*.ignore", LIST)
                .add("services.*.develop.watch.*.include", LIST)
                .add("volumes.*", EXTERNAL)
                .add("networks.*", EXTERNAL)
                .add("secrets.*", EXTERNAL)
                .add("configs.*", EXTERNAL);
    }
}
